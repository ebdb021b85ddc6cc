using DisclosureExtract.Data.Sheets;

namespace DisclosureExtract.Data.Workbook;

/// <summary>The styles of the workbook by what they are for.</summary>
static class Looks
{
    public static Style Title { get; } = new() { Size = 14, IsBold = true, Align = Align.Center };

    public static Style Plain { get; } = new();

    public static Style Bold { get; } = new() { IsBold = true };

    public static Style Right { get; } = new() { Align = Align.Right };

    public static Style Link { get; } = new() { IsLink = true };

    public static Style Head { get; } = new() { IsBold = true, IsWrapped = true, Fill = Fill.Gray, Line = Line.Thin, Align = Align.Center };

    public static Style Label { get; } = new() { IsWrapped = true, Line = Line.Thin, Format = "@" };

    public static Style DoubtfulLabel { get; } = Label with { Fill = Fill.Yellow, IsBold = true };

    /// <summary>A number with so many decimals, with commas where they are printed.</summary>
    public static Style Amount(int decimals, bool hasCommas) => new()
    {
        Line = Line.Thin,
        Align = Align.Right,
        Format = (hasCommas ? "#,##0" : "0") + (decimals > 0 ? "." + new string('0', decimals) : ""),
    };

    /// <summary>Colour never stands alone: what is doubted is also bold and framed.</summary>
    public static Style Disputed(Style style) => style with { Fill = Fill.Orange, Line = Line.Thick, IsBold = true };

    public static Style Repaired(Style style) => style with { Fill = Fill.Green };
}
