namespace DisclosureExtract.Queue.Storing;

/// <summary>What became of bytes that were to be put under a key.</summary>
enum Placing
{
    Put,

    /// <summary>The same bytes were there.</summary>
    Same,

    /// <summary>Other bytes are there, and stay.</summary>
    Other,
}

/// <summary>
/// Where originals and results are that all machines share. Keys are paths of plain parts; what is under a key never changes.
/// </summary>
interface IStore
{
    /// <summary>For messages.</summary>
    string Name { get; }

    /// <summary>Path of a file of this machine with the bytes of a key.</summary>
    /// <param name="scratch">Folder that goes with the caller's work, for stores that have to fetch.</param>
    /// <exception cref="FileNotFoundException">There is no such key.</exception>
    string Fetch(string key, string scratch);

    /// <summary>Puts the bytes of a file under a key, whole or not at all, and on disk before this returns.</summary>
    Placing PutIfAbsent(string key, string file);

    /// <exception cref="IOException">Nothing can be read or written there now.</exception>
    void Probe();
}
