using DisclosureExtract.Primitives;

namespace DisclosureExtract.Parts.Prose;

/// <summary>Kinds of claims.</summary>
public enum ClaimKind
{
    /// <summary>So much money.</summary>
    Amount,

    /// <summary>So much of a whole, in percent.</summary>
    Share,

    /// <summary>So much more or less than before, in money or in percent.</summary>
    Change,

    /// <summary>So many vehicles, sets, square metres.</summary>
    Count,
}

/// <summary>A number stated in prose, with what it is about.</summary>
public sealed record Claim
{
    public required ClaimKind Kind { get; init; }

    /// <summary>The number with its unit (元, 万元, 亿元, %, 辆 …) as printed, negative for a decrease.</summary>
    public required Amount Amount { get; init; }

    public decimal Value => Amount.Value;

    public Unit Unit => Amount.Unit;

    /// <summary>Half a unit of the last printed place, in the printed unit.</summary>
    public decimal HalfUnit => Amount.HalfUnit;

    /// <summary>The amount in yuan; null for claims that are not money.</summary>
    public decimal? Yuan => Amount.Yuan;

    public decimal HalfUnitYuan => Amount.HalfUnitYuan;

    /// <summary>The words before the number, back to the last punctuation.</summary>
    public required string About { get; init; }

    /// <summary>The clause the number stands in, as printed.</summary>
    public required string Quote { get; init; }

    public required Section Section { get; init; }

    public string Heading => Section.Heading;

    public required Paragraph Paragraph { get; init; }

    /// <summary>Where the number begins and where its unit ends in <see cref="Paragraph.Tight"/>.</summary>
    public required int Start { get; init; }

    public required int End { get; init; }

    public bool IsAmount => Kind == ClaimKind.Amount;

    public bool IsPositiveAmount => IsAmount && Yuan > 0;

    public bool IsPercentOfChange => this is { Kind: ClaimKind.Change, Unit.Name: "%" };

    public bool IsPercentOfWhole => this is { Kind: ClaimKind.Share, Unit.Name: "%" };

    public (int Page, BoundingBox Box) Place => Paragraph.PlaceOf(Start);

    public bool IsInSentenceOf(Claim other) =>
        Paragraph == other.Paragraph
            && !Paragraph.Tight.AsSpan(Math.Min(Start, other.Start), Math.Abs(Start - other.Start)).Contains('。');

    /// <summary>
    /// What is printed between this claim and a later one of its paragraph; nothing for one of another paragraph.
    /// </summary>
    public string TextUpTo(Claim later) =>
        Paragraph == later.Paragraph && later.Start > End ? Paragraph.Tight[End..later.Start] : "";
}
