using System.Globalization;
using System.Text.RegularExpressions;
using DisclosureExtract.Pages;
using DisclosureExtract.Tables;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Parts.Contents;

/// <summary>
/// Reads the table of contents: entries with leaders of dots, tabs or nothing, wrapped or not, on one page or several.
/// </summary>
static partial class ContentsReader
{
    /// <summary>The heading 目录 stands on one of these pages.</summary>
    const int FirstPages = 8;

    const int LongestTitle = 60;

    static readonly WordTable Heading = WordTable.Of("document", "contents");

    const NumberingStyles EntryNumbers =
        NumberingStyles.Part | NumberingStyles.ArabicBeforeYear | NumberingStyles.Row & ~NumberingStyles.Circled;

    public static List<ContentsEntry> Read(IReadOnlyList<PageLayout> layouts)
    {
        var entries = new List<ContentsEntry>();
        var inside = false;
        foreach (var layout in layouts.Take(FirstPages))
        {
            var start = 0;
            if (!inside)
            {
                start = layout.Lines.TakeWhile(l => !Heading.StandIn(l.Tight)).Count() + 1;
                if (start > layout.Lines.Count) continue;
                inside = true;
            }
            else if (!IsContinuation(layout)) break;
            if (!ReadPage(layout, start, entries)) break;
        }
        return entries;
    }

    /// <summary>Adds the entries of a page; false where the contents end on it.</summary>
    static bool ReadPage(PageLayout layout, int start, List<ContentsEntry> entries)
    {
        var page = layout.Page.Number;
        for (var i = start; i < layout.Lines.Count; i++)
        {
            var line = layout.Lines[i];
            if (PageFurniture.IsPageNumber(line, layout.Page)) continue;
            var (printed, number, isLed) = Parse(line);
            var title = printed.TrimEnd('。');
            if (title.Length == 0) continue;
            // The first heading comes again: the document itself begins. So it does with prose.
            if (entries.Count > 0 && !isLed && entries.Exists(e => e.Title == title)) return false;
            if (!isLed && (title.Length > LongestTitle || title.Contains('。'))) return false;
            var last = entries.Count > 0 ? entries[^1] : null;
            if (last is { Number: null } && last.Page == page && !IsNumbered(title) && !IsLed(last))
                entries[^1] = last with { Title = last.Title + title, Number = number, Lines = [.. last.Lines, line] };
            else
                entries.Add(new ContentsEntry(title, number, page, [line]));
        }
        return layout.Grids.Count == 0;
    }

    /// <summary>The page after goes on with entries: most of its lines are led, or numbered and short.</summary>
    static bool IsContinuation(PageLayout layout)
    {
        var lines = layout.Lines.Where(l => !PageFurniture.IsPageNumber(l, layout.Page)).ToList();
        return lines.Count > 0 && layout.Grids.Count == 0
            && lines.Count(l => Parse(l).IsLed || IsShortAndNumbered(l.Tight)) > 0.6 * lines.Count;
    }

    static bool IsShortAndNumbered(string text) =>
        IsNumbered(text) && text.Length is > 3 and < 36 && text[^1] is not ('。' or ';' or ':');

    static bool IsLed(ContentsEntry entry) => entry.Lines.Any(l => Parse(l).IsLed);

    /// <summary>Title and page number of a line, and whether leaders or a wide gap show it to be an entry.</summary>
    static (string Title, int? Number, bool IsLed) Parse(TextLine line)
    {
        if (Leaders().Match(line.Tight) is { Success: true } match)
        {
            var number = match.Groups["n"];
            return (match.Groups["t"].Value, number.Success ? Int(number.Value) : null, true);
        }
        if (line.Words is not [.., var before, { Text.Length: <= 3 } last] || !last.Text.All(char.IsAsciiDigit))
            return (line.Tight, null, false);
        var isFar = last.Source.IsStated() || last.Box.Left - before.Box.Right > 1.5 * last.FontSize;
        return isFar ? (line.Tight[..^last.Text.Length], Int(last.Text), true) : (line.Tight, null, false);
    }

    static bool IsNumbered(string title) => Numbering.Begins(title, EntryNumbers) || AnnexOrTable().IsMatch(title);

    /// <summary>The title without the number of its part, list or table.</summary>
    internal static string WithoutNumbering(string title)
    {
        var number = Numbering.Read(title, EntryNumbers).Length;
        if (number == 0) number = TableNumber().Match(title).Length;
        if (number > 0 && number < title.Length && title[number] is '、' or ':' or '.') number++;
        return title[number..];
    }

    static int Int(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<t>.*?[^.…·‧・\-—_])[.…·‧・\-—_]{2,}(?<n>\d{1,3})?$")]
    private static partial Regex Leaders();

    [GeneratedRegex(@"^(附|表[一二三四五六七八九十\d])")]
    private static partial Regex AnnexOrTable();

    [GeneratedRegex(@"^(表[一二三四五六七八九十]{1,3}(?!般|公经费)|表\d{1,2}(?=20\d\d年)|表\d{1,2}(?!0))")]
    private static partial Regex TableNumber();
}
