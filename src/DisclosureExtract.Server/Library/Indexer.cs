using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using DisclosureExtract.Output;
using DisclosureExtract.Review.Pages;
using Microsoft.Data.Sqlite;

namespace DisclosureExtract.Server.Library;

/// <summary>Brings the list up to date with the results below a folder: what is new or changed is opened once.</summary>
sealed class Indexer(Store store, string folder)
{
    /// <summary>No result comes near it.</summary>
    const long Largest = 256L << 20;

    /// <summary>Results written with one commit.</summary>
    const int Together = 64;

    /// <summary>Stamps of files that are no results: they are not opened again until they change.</summary>
    readonly Dictionary<string, string> others = [];

    /// <returns>How many results were opened.</returns>
    public int Update(CancellationToken stop)
    {
        var known = store.Read("SELECT path, stamp FROM documents", r => (Path: r.GetString(0), Stamp: r.GetString(1))).ToDictionary(d => d.Path, d => d.Stamp);
        var seen = new HashSet<string>();
        var changed = new List<(FileInfo File, string Path, string Stamp)>();
        foreach (var file in Results())
        {
            stop.ThrowIfCancellationRequested();
            var path = Path.GetRelativePath(folder, file.FullName);
            seen.Add(path);
            var stamp = string.Create(CultureInfo.InvariantCulture, $"{file.LastWriteTimeUtc.Ticks} {file.Length}");
            if (known.GetValueOrDefault(path) != stamp && others.GetValueOrDefault(path) != stamp) changed.Add((file, path, stamp));
        }
        foreach (var some in changed.Chunk(Together)) Take(some, known.ContainsKey, stop);
        var gone = known.Keys.Except(seen).ToList();
        if (gone.Count > 0) Write(connection => gone.ForEach(path => Remove(connection, path)));
        foreach (var path in others.Keys.Except(seen).ToList()) others.Remove(path);
        return changed.Count;
    }

    /// <summary>Opens some results at once, and writes what is kept of them together: each commit waits for the disk.</summary>
    void Take((FileInfo File, string Path, string Stamp)[] some, Func<string, bool> isListed, CancellationToken stop)
    {
        var found = new (bool IsThere, Listing? Listing)[some.Length];
        Parallel.For(0, some.Length, new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, Environment.ProcessorCount), CancellationToken = stop }, i =>
        {
            if (Bytes(some[i].File) is { } bytes) found[i] = (true, Read(bytes) is { } disclosure ? Listing.Of(disclosure, bytes) : null);
        });
        Write(connection =>
        {
            for (var i = 0; i < some.Length; i++)
            {
                if (!found[i].IsThere) continue; // it may be a result still: what the list says of it stays
                var (_, path, stamp) = some[i];
                if (found[i].Listing is { } listing)
                {
                    others.Remove(path);
                    Add(connection, path, stamp, listing);
                    continue;
                }
                others[path] = stamp;
                if (isListed(path)) Remove(connection, path);
            }
        });
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

    void Write(Action<SqliteConnection> change) => store.Write(connection =>
    {
        change(connection);
        return true;
    });

    static void Add(SqliteConnection connection, string path, string stamp, Listing d)
    {
        // Pages that people have open, and what they send from there, name the document by its number: it stays that of the document,
        // and no other document ever gets it.
        var kept = Store.Query(connection, "SELECT id FROM documents WHERE path = @path AND sha256 = @sha256", r => r.GetInt64(0),
            ("@path", path), ("@sha256", d.Sha256)).Cast<long?>().FirstOrDefault();
        Remove(connection, path);
        Store.Run(connection, """
            INSERT INTO documents(id, path, stamp, sha256, result, file, entity, title, year, kind, status, pages, facts, disputed, causes, covered, families)
            VALUES(@id, @path, @stamp, @sha256, @result, @file, @entity, @title, @year, @kind, @status, @pages, @facts, @disputed, @causes, @covered, @families)
            """,
            ("@id", kept), ("@path", path), ("@stamp", stamp), ("@sha256", d.Sha256), ("@result", d.Result), ("@file", d.File), ("@entity", d.Entity),
            ("@title", d.Overview.Title), ("@year", d.Year), ("@kind", d.Kind), ("@status", d.Summary.Status), ("@pages", d.Summary.Pages),
            ("@facts", d.Summary.Facts), ("@disputed", d.Overview.Disputed), ("@causes", d.Overview.Open.Count),
            ("@covered", (double)d.Summary.Coverage.Share), ("@families", string.Join(' ', d.Overview.Families)));
        var id = Store.Query(connection, "SELECT last_insert_rowid()", r => r.GetInt64(0))[0];
        Store.Run(connection, "INSERT INTO words(rowid, text) VALUES(@id, @text)", ("@id", id), ("@text", $"{d.Entity} {d.Overview.Title} {d.File}"));
        foreach (var form in d.Summary.Coverage.Forms)
            Store.Run(connection, "INSERT OR REPLACE INTO forms VALUES(@id, @form, @facts, @covered, @disputed)",
                ("@id", id), ("@form", form.Form), ("@facts", form.Facts), ("@covered", form.Covered), ("@disputed", form.Disputed));
        foreach (var cause in d.Overview.Open) Store.Run(connection, "INSERT OR IGNORE INTO causes VALUES(@id, @cause)", ("@id", id), ("@cause", cause));
        ReviewState.Refresh(connection, d.Sha256);
    }

    static void Remove(SqliteConnection connection, string path)
    {
        foreach (var (id, text) in Store.Query(connection, "SELECT id, entity || ' ' || title || ' ' || file FROM documents WHERE path = @path", r => (r.GetInt64(0), r.GetString(1)), ("@path", path)))
        {
            Store.Run(connection, "INSERT INTO words(words, rowid, text) VALUES('delete', @id, @text)", ("@id", id), ("@text", text));
            Store.Run(connection, "DELETE FROM forms WHERE document = @id", ("@id", id));
            Store.Run(connection, "DELETE FROM causes WHERE document = @id", ("@id", id));
            Store.Run(connection, "DELETE FROM documents WHERE id = @id", ("@id", id));
        }
    }

    /// <summary>What is kept of a result: little, as many are opened before they are written.</summary>
    sealed record Listing(string Sha256, string Result, string File, string Entity, int? Year, string? Kind, Summary Summary, DocumentOverview Overview)
    {
        public static Listing Of(Disclosure disclosure, byte[] bytes) => new(
            disclosure.Source.Sha256, Convert.ToHexStringLower(SHA256.HashData(bytes)), disclosure.Source.File, disclosure.Identity.Entity ?? "",
            disclosure.Identity.Year, disclosure.Identity.Kind, disclosure.Summary, DocumentOverview.Of(disclosure));
    }
}
