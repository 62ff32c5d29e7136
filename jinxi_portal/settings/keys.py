"""The sealing keys are opened at the start: a real installation never finds out at the first ID number that it has none."""

from jinxi_portal.kernel.sealing import SealError, load_keys_file
from jinxi_portal.settings import env


def sealing_keys_file(name: str) -> str:
    """The path of a file with a whole key ring, which nobody but its owner and group may read.

    Raises:
        SettingRefused: with what is wrong with it and what to do, and no key's content.
    """
    path = env.existing_file(name)
    try:
        load_keys_file(path)
    except SealError as error:
        raise env.SettingRefused(
            f"{name} names {path}, which holds no key ring: {error.hint}. Put the file back from where the keys are kept: without it "
            "ID numbers and mobiles cannot be read. Only a new installation makes a new one; docs/operations.md says how."
        ) from error
    return path
