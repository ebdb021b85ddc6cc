/** Where pages and decisions of a file on disk come from: the file itself. What the browser keeps is a convenience; the export counts. */
export function fileSource(data) {
  const key = 'review-' + data.document;
  const read = k => { try { return localStorage.getItem(k); } catch { return null; } };
  const write = (k, v) => { try { localStorage.setItem(k, v); return true; } catch { return false; } };
  const pictures = new Map();
  return {
    isServer: false,
    load() { try { return JSON.parse(read(key) ?? '[]'); } catch { return []; } },
    save(_, all) { return write(key, JSON.stringify(all)); },
    reviewer: () => read('review-by') ?? '',
    setReviewer: name => write('review-by', name),
    setting: (name, value) => value === undefined ? read('review-' + name) : write('review-' + name, value),
    /** A blob of the picture of a page; the six looked at last are kept. On paper all have to last. */
    picture(number, lasting = false) {
      if (lasting) { const holder = document.getElementById('p' + number); return holder && 'data:' + holder.dataset.type + ';base64,' + holder.textContent.trim(); }
      if (pictures.has(number)) {
        const url = pictures.get(number);
        pictures.delete(number);
        pictures.set(number, url);
        return url;
      }
      const holder = document.getElementById('p' + number);
      if (!holder) return null;
      const text = atob(holder.textContent.trim()), bytes = new Uint8Array(text.length);
      for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
      const url = URL.createObjectURL(new Blob([bytes], { type: holder.dataset.type }));
      pictures.set(number, url);
      if (pictures.size > 6) {
        const [oldest, old] = pictures.entries().next().value;
        pictures.delete(oldest);
        URL.revokeObjectURL(old);
      }
      return url;
    },
  };
}
