using DisclosureExtract.Tools.Chance;
using DisclosureExtract.Tools.Synthesis.Drawing;

namespace DisclosureExtract.Tools.Synthesis.Publishing;

/// <summary>The formats a synthetic disclosure can be written in.</summary>
static class Publication
{
    /// <summary>Names of the formats, which are the extensions of their files.</summary>
    public static IReadOnlyList<string> Formats { get; } = ["pdf", "ofd", "docx", "xlsx", "xls", "html", "mht"];

    /// <summary>The same seed gives the same habits in every run.</summary>
    public static byte[] Write(SyntheticDisclosure disclosure, string format, ulong seed)
    {
        if (format == "pdf") return disclosure.ToPdf();
        if (format == "ofd")
            return OfdFile.Write(disclosure.Pages, disclosure.Options.Layout.TextLayer, OfdHabits.Of(new Dice(seed).Fork("ofd")));
        return Write(Manuscript.Of(disclosure, new Dice(seed).Fork("manuscript")), format, seed);
    }

    /// <summary>The same of chapters that come from elsewhere.</summary>
    public static byte[] Write(IReadOnlyList<Chapter> chapters, string format, ulong seed)
    {
        var dice = new Dice(seed).Fork("publishing");
        var habits = dice.Fork("habits");
        return format switch
        {
            "xlsx" or "xls" => WorkbookWriter.Write(chapters, format == "xls", WorkbookHabits.Random(habits), dice.Fork("workbook")),
            "docx" => WordWriter.Write(chapters, WordHabits.Random(habits), dice.Fork("word")),
            "html" => WebWriter.Write(chapters, WebHabits.Random(habits)),
            "mht" => WebWriter.WriteArchive(chapters, WebHabits.Random(habits)),
            _ => throw new ArgumentOutOfRangeException(nameof(format), format, "no such format"),
        };
    }
}
