namespace DisclosureExtract.Pages;

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
/// <param name="Text">As read; U+FFFD where there is ink that no engine can read. Never empty.</param>
/// <param name="Confidence">0 to 1.</param>
/// <param name="Alternatives">What else was read; empty where nothing was.</param>
public record LineReading(string Text, double Confidence, IReadOnlyList<ReadingAlternative> Alternatives)
{
    /// <summary>The highest confidence that a doubted reading of an engine has.</summary>
    public const double MostWhenDoubted = 0.5;

    /// <summary>The characters as the engine gave them; <see cref="Text"/> has them after the grammar of what the cell may hold.</summary>
    public string Raw { get; init; } = Text;

    /// <summary>Ends at which a character may have been lost to the ruling beside it; every engine reads the same rest.</summary>
    public CutEnds Cut { get; init; }

    /// <summary>On a page of one bit a pixel: ink in more pieces than the text has characters. What is lost of a stroke no engine sees.</summary>
    public bool IsBroken { get; init; }

    /// <summary>Two engines read it alike: what makes it doubtful is not that one of them may have erred.</summary>
    public bool IsAgreed { get; init; }

    /// <summary>A fact that rests on a doubted reading is disputed until the sums speak for it.</summary>
    public ReadingDoubt Doubt { get; init; }

    /// <summary>The same reading, uncertain unless there is a doubt of another kind already.</summary>
    public LineReading Doubted() => Doubt == ReadingDoubt.None ? this with { Doubt = ReadingDoubt.Uncertain } : this;
}
