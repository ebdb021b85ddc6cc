namespace DisclosureExtract.Documents;

/// <summary>What kind of text a cell may hold: decides engine, character set and check.</summary>
public enum CellContent
{
    /// <summary>Not known yet: read by the general engine.</summary>
    Any,
    Amount,
    Code,
    Name,
    Header,
    Prose,
}

/// <summary>A cell, or a line of text, to be read from a page image.</summary>
/// <param name="Box">Inside of the cell between its rulings, or around the line.</param>
/// <param name="Content">What it may hold.</param>
public sealed record CellRequest(PixelBox Box, CellContent Content)
{
    /// <summary>Whether rulings run along its edges, remains of which are no characters; not so around a line outside tables.</summary>
    public bool IsRuled { get; init; } = true;
}

/// <summary>Another reading of the same pixels.</summary>
/// <param name="Cost">0 and up; the smaller, the more plausible beside the reading taken.</param>
/// <param name="Engine">Who read it so.</param>
public sealed record ReadingAlternative(string Text, double Cost, string Engine);

/// <summary>Ends of a line.</summary>
[Flags]
public enum CutEnds
{
    None = 0,
    Left = 1,
    Right = 2,
}

/// <summary>Why a reading is not to be relied on without further evidence.</summary>
public enum ReadingDoubt
{
    None,

    /// <summary>Two engines read it differently.</summary>
    Disagreement,

    /// <summary>One engine read it, and is not sure.</summary>
    Uncertain,

    /// <summary>An engine that should have read it failed.</summary>
    EngineFailed,
}

/// <summary>An engine that failed while a page was read.</summary>
/// <param name="Engine">Its name and version.</param>
/// <param name="What">What it did, as the end of a sentence: "ended with code 139".</param>
public sealed record EngineFailure(string Engine, string What);

/// <summary>One line of text as read.</summary>
/// <param name="Box">Around its ink, pixels.</param>
/// <param name="Text">As read; U+FFFD where there is ink that no engine can read. Never empty.</param>
/// <param name="Confidence">0 to 1.</param>
/// <param name="EnginesDisagree">Two engines read it and do not agree after the grammar of what it may hold.</param>
public sealed record LineReading(PixelBox Box, string Text, double Confidence, bool EnginesDisagree, IReadOnlyList<ReadingAlternative> Alternatives)
{
    /// <summary>The characters as the engine gave them; <see cref="Text"/> has them after the grammar of what the cell may hold.</summary>
    public string Raw { get; init; } = Text;

    /// <summary>A second engine read the same.</summary>
    public bool EnginesAgree { get; init; }

    /// <summary>Ends at which a character may have been lost to the ruling beside it; every engine reads the same rest.</summary>
    public CutEnds Cut { get; init; }

    /// <summary>On a page of one bit a pixel: ink in more pieces than the text has characters. What is lost of a stroke no engine sees.</summary>
    public bool IsBroken { get; init; }

    /// <summary>A fact that rests on a doubted reading is disputed until the sums speak for it.</summary>
    public ReadingDoubt Doubt { get; init; } = EnginesDisagree ? ReadingDoubt.Disagreement : ReadingDoubt.None;
}

/// <summary>What stands in a cell, from top to bottom; no lines where it is empty.</summary>
public sealed record CellReading(IReadOnlyList<LineReading> Lines);

/// <summary>Reads cells of a page image. One reader is used by one thread at a time.</summary>
public interface ICellReader : IDisposable
{
    /// <summary>Names of the engines at work, with versions.</summary>
    IReadOnlyList<string> Engines { get; }

    /// <summary>Engines that failed on the page read last; what they owed is doubted.</summary>
    IReadOnlyList<EngineFailure> Failures => [];

    /// <summary>Reads every request, in their order.</summary>
    IReadOnlyList<CellReading> Read(PageImage image, IReadOnlyList<CellRequest> requests);

    /// <summary>Finds lines of text where no grid is, in reading order of their tops.</summary>
    IReadOnlyList<PixelBox> FindLines(PageImage image, PixelBox area);
}
