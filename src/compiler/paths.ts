/** The folder of a path, without a slash at its end; `''` for the site's own. */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
}

/** The last part of a path. */
export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/**
 * A target seen from a page: `internal/a.md` + `../partner/b.md` is `partner/b.md`. One that begins with a slash counts from the
 * site's folder. null when it climbs out of the site.
 */
export function resolvePath(from: string, target: string): string | null {
  const parts = target.startsWith('/') ? [] : folderOf(from).split('/').filter(Boolean);
  for (const part of target.replaceAll('\\', '/').split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return null;
  }
  return parts.join('/');
}

/** Undoes `%20`; broken escapes stay as they are. */
export function decodePath(target: string): string {
  try {
    return decodeURIComponent(target);
  } catch {
    return target;
  }
}

/** A path of the site as seen from where its folder is called `folder`; `''` or `.` for that place itself. */
export function under(folder: string, path: string): string {
  return folder === '' || folder === '.' ? path : `${folder.replace(/\/+$/, '')}/${path}`;
}
