/** The package's own version; a test keeps it equal to `package.json`, so that no run has to read that file. */
export const VERSION = "0.1.0";
