using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using DisclosureExtract.Output;
using DisclosureExtract.Review.Pages;

namespace DisclosureExtract.Server.Library;

/// <summary>Brings the list up to date with the results below a folder: what is new or changed is opened once.</summary>
sealed class Indexer(Store store, string folder)
{
    /// <summary>No result comes near it.</summary>
    const long Largest = 256L << 20;

    /// <summary>Stamps of files that are no results: they are not opened again until they change.</summary>
    readonly Dictionary<string, string> others = [];

    /// <returns>How many results were opened.</returns>
    public int Update(CancellationToken stop)
    {
        var known = store.Read("SELECT path, stamp FROM documents", r => (Path: r.GetString(0), Stamp: r.GetString(1))).ToDictionary(d => d.Path, d => d.Stamp);
        var seen = new HashSet<string>();
        var opened = 0;
        foreach (var file in Results())
        {
            stop.ThrowIfCancellationRequested();
            var path = Path.GetRelativePath(folder, file.FullName);
            seen.Add(path);
            var stamp = string.Create(CultureInfo.InvariantCulture, $"{file.LastWriteTimeUtc.Ticks} {file.Length}");
            if (known.GetValueOrDefault(path) == stamp || others.GetValueOrDefault(path) == stamp) continue;
            opened++;
            if (Bytes(file) is not { } bytes) continue; // it may be a result still: what the list says of it stays
            if (Read(bytes) is { } disclosure)
            {
                others.Remove(path);
                Add(path, stamp, disclosure, Convert.ToHexStringLower(SHA256.HashData(bytes)));
                continue;
            }
            others[path] = stamp;
            if (known.ContainsKey(path)) Remove(path);
        }
        foreach (var gone in known.Keys.Except(seen)) Remove(gone);
        foreach (var gone in others.Keys.Except(seen).ToList()) others.Remove(gone);
        return opened;
    }

    IEnumerable<FileInfo> Results() => new DirectoryInfo(folder).EnumerateFiles("*.json", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.Hidden | FileAttributes.ReparsePoint })
        .Where(f => !f.Name.StartsWith('_') && f.Length <= Largest && !Path.GetRelativePath(folder, f.FullName).StartsWith('.'));

    /// <summary>Null where the file cannot be read now.</summary>
    static byte[]? Bytes(FileInfo file)
    {
        try
        {
            return File.ReadAllBytes(file.FullName);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Null for a file that is no result.</summary>
    static Disclosure? Read(byte[] bytes)
    {
        if (bytes.AsSpan(0, Math.Min(bytes.Length, 200)).IndexOf("\"disclosure/"u8) < 0) return null;
        try
        {
            return DisclosureJson.Read(bytes);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    void Add(string path, string stamp, Disclosure disclosure, string result)
    {
        var overview = DocumentOverview.Of(disclosure);
        store.Write(connection =>
        {
            // Pages that people have open, and what they send from there, name the document by its number: it stays that of the document,
            // and no other document ever gets it.
            var kept = Store.Query(connection, "SELECT id FROM documents WHERE path = @path AND sha256 = @sha256", r => r.GetInt64(0),
                ("@path", path), ("@sha256", disclosure.Source.Sha256)).Cast<long?>().FirstOrDefault();
            Remove(connection, path);
            Store.Run(connection, """
                INSERT INTO documents(id, path, stamp, sha256, result, file, entity, title, year, kind, status, pages, facts, disputed, causes, covered, families)
                VALUES(@id, @path, @stamp, @sha256, @result, @file, @entity, @title, @year, @kind, @status, @pages, @facts, @disputed, @causes, @covered, @families)
                """,
                ("@id", kept), ("@path", path), ("@stamp", stamp), ("@sha256", disclosure.Source.Sha256), ("@result", result), ("@file", disclosure.Source.File), ("@entity", disclosure.Identity.Entity ?? ""),
                ("@title", overview.Title), ("@year", disclosure.Identity.Year), ("@kind", disclosure.Identity.Kind), ("@status", disclosure.Summary.Status), ("@pages", disclosure.Summary.Pages),
                ("@facts", disclosure.Summary.Facts), ("@disputed", overview.Disputed), ("@causes", overview.Open), ("@covered", (double)disclosure.Summary.Coverage.Share), ("@families", string.Join(' ', overview.Families)));
            var id = Store.Query(connection, "SELECT last_insert_rowid()", r => r.GetInt64(0))[0];
            Store.Run(connection, "INSERT INTO words(rowid, text) VALUES(@id, @text)", ("@id", id), ("@text", $"{disclosure.Identity.Entity} {overview.Title} {disclosure.Source.File}"));
            foreach (var form in disclosure.Summary.Coverage.Forms)
                Store.Run(connection, "INSERT OR REPLACE INTO forms VALUES(@id, @form, @facts, @covered, @disputed)", ("@id", id), ("@form", form.Form), ("@facts", form.Facts), ("@covered", form.Covered), ("@disputed", form.Disputed));
            ReviewState.Refresh(connection, disclosure.Source.Sha256);
            return true;
        });
    }

    void Remove(string path) => store.Write(connection =>
    {
        Remove(connection, path);
        return true;
    });

    static void Remove(Microsoft.Data.Sqlite.SqliteConnection connection, string path)
    {
        foreach (var (id, text) in Store.Query(connection, "SELECT id, entity || ' ' || title || ' ' || file FROM documents WHERE path = @path", r => (r.GetInt64(0), r.GetString(1)), ("@path", path)))
        {
            Store.Run(connection, "INSERT INTO words(words, rowid, text) VALUES('delete', @id, @text)", ("@id", id), ("@text", text));
            Store.Run(connection, "DELETE FROM forms WHERE document = @id", ("@id", id));
            Store.Run(connection, "DELETE FROM documents WHERE id = @id", ("@id", id));
        }
    }
}
