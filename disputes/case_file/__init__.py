"""The whole file of a dispute (卷宗): what each sheet says, and in which order they lie."""
