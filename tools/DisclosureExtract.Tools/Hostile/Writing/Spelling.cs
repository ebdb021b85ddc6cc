namespace DisclosureExtract.Tools.Hostile.Writing;

/// <summary>Ways to write the same objects, each of which hides them from who looks for a pattern of bytes.</summary>
enum Spelling
{
    Plain,

    /// <summary>A comment after each token, with the words that begin and end objects in it.</summary>
    Commented,

    /// <summary>Each character of a name as the number of its byte.</summary>
    Numbered,

    /// <summary>White space of every kind between tokens.</summary>
    Spaced,

    /// <summary>Each reference leads through objects that are nothing but references.</summary>
    Relayed,

    /// <summary>Objects packed in a stream.</summary>
    Packed,

    /// <summary>No table of the objects: they have to be looked for.</summary>
    TableLost,

    /// <summary>A harmless file, changed by what is written behind it.</summary>
    Revised,
}
