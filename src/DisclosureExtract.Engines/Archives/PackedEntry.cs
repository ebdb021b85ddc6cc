namespace DisclosureExtract.Engines.Archives;

/// <summary>A file in an archive of any kind. What it says of itself is held against what comes out.</summary>
/// <param name="Name">Its path in the archive.</param>
/// <param name="Packed">Bytes in the archive; 0 where they are packed together with others.</param>
/// <param name="Sum">CRC-32; null where the archive has none, or checks it itself.</param>
sealed record PackedEntry(string Name, long Packed, long Size, uint? Sum, bool IsEncrypted, Func<Stream> Open);
