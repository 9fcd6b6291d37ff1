package broadsheet.crooked.paper;

import broadsheet.crooked.config.Plain;

/** The vocabulary imports nothing of ours. */
record Importing(Plain plain) {}
