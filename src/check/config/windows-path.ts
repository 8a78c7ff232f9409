/** `src\*.ts`. A backslash before one of a glob's own signs says that the sign is a name's: `app/\[id\]/page.ts`. */
export const isWindowsPath = (glob: string): boolean => /\\(?![[\]{}()!?+@\\])/.test(glob);
