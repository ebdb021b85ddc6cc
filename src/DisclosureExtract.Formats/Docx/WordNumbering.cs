using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace DisclosureExtract.Formats.Docx;

/// <summary>
/// The numbers that Word sets before the paragraphs of lists. They are printed and stand nowhere in the text, so that they are
/// counted here as Word counts them.
/// </summary>
sealed partial class WordNumbering
{
    const int MostLevels = 9;

    sealed record Level(string Format, string Text, int Start);

    readonly Dictionary<string, (string List, Dictionary<int, Level> Levels)> numbers = [];
    readonly Dictionary<string, (string? Number, int Level)> styles = [];
    readonly Dictionary<string, string?> bases = [];
    readonly Dictionary<string, int[]> counts = [];

    public WordNumbering(XElement? numbering, XElement? styleList)
    {
        var lists = (numbering?.All("abstractNum") ?? []).Where(a => a.Said("abstractNumId") is not null)
            .DistinctBy(a => a.Said("abstractNumId")).ToDictionary(a => a.Said("abstractNumId")!, Levels);
        foreach (var number in numbering?.All("num") ?? [])
            if (number.Said("numId") is { } id && number.Child("abstractNumId").Said() is { } list && lists.TryGetValue(list, out var levels))
                numbers.TryAdd(id, (list, Overridden(levels, number)));
        foreach (var style in styleList?.All("style") ?? [])
            if (style.Said("styleId") is { } id)
            {
                bases.TryAdd(id, style.Child("basedOn").Said());
                if (style.Child("pPr")?.Child("numPr") is { } own) styles.TryAdd(id, (own.Child("numId").Said(), own.Child("ilvl").Number() ?? 0));
            }
    }

    /// <summary>What is set before a paragraph; empty where it is in no list. Counts it.</summary>
    public string Next(XElement? properties)
    {
        var (id, level) = Of(properties);
        if (id is null or "0" || !numbers.TryGetValue(id, out var number) || !number.Levels.TryGetValue(level, out var at)) return "";
        if (!counts.TryGetValue(number.List, out var count)) counts[number.List] = count = new int[MostLevels];
        for (var i = 0; i < level; i++)
            if (count[i] == 0 && number.Levels.TryGetValue(i, out var above)) count[i] = above.Start;
        count[level] = count[level] == 0 ? at.Start : count[level] + 1;
        for (var i = level + 1; i < MostLevels; i++) count[i] = 0;
        if (at.Format is "bullet" or "none") return "";
        return Place().Replace(at.Text, m =>
        {
            var place = m.Value[1] - '1';
            return number.Levels.TryGetValue(place, out var part) ? Written(count[place], part.Format) : "";
        });
    }

    (string? Id, int Level) Of(XElement? properties)
    {
        var own = properties?.Child("numPr");
        if (own?.Child("numId").Said() is { } id) return (id, Math.Clamp(own.Child("ilvl").Number() ?? 0, 0, MostLevels - 1));
        var style = properties?.Child("pStyle").Said();
        for (var depth = 0; style is not null && depth < 16; depth++, style = bases.GetValueOrDefault(style))
            if (styles.TryGetValue(style, out var found) && found.Number is not null)
                return (found.Number, Math.Clamp(own?.Child("ilvl").Number() ?? found.Level, 0, MostLevels - 1));
        return default;
    }

    static Dictionary<int, Level> Levels(XElement list)
    {
        var levels = new Dictionary<int, Level>();
        foreach (var level in list.All("lvl"))
            if (level.Number("ilvl") is >= 0 and < MostLevels and var at)
                levels.TryAdd(at, new(level.Child("numFmt").Said() ?? "decimal", level.Child("lvlText").Said() ?? "", level.Child("start").Number() ?? 1));
        return levels;
    }

    static Dictionary<int, Level> Overridden(Dictionary<int, Level> levels, XElement number)
    {
        var own = new Dictionary<int, Level>(levels);
        foreach (var change in number.All("lvlOverride"))
            if (change.Number("ilvl") is { } at && own.TryGetValue(at, out var level) && change.Child("startOverride").Number() is { } start)
                own[at] = level with { Start = start };
        return own;
    }

    static string Written(int count, string format) => format switch
    {
        "chineseCounting" or "chineseCountingThousand" or "chineseLegalSimplified" or "japaneseCounting" or "taiwaneseCountingThousand" or "ideographDigital"
            => Chinese(count),
        "upperRoman" => Roman(count),
        "lowerRoman" => Roman(count).ToLowerInvariant(),
        "upperLetter" => $"{(char)('A' + Math.Max(0, count - 1) % 26)}",
        "lowerLetter" => $"{(char)('a' + Math.Max(0, count - 1) % 26)}",
        "decimalEnclosedCircle" or "decimalEnclosedCircleChinese" when count is >= 1 and <= 20 => $"{(char)('①' + count - 1)}",
        "ideographTraditional" when count is >= 1 and <= 10 => "甲乙丙丁戊己庚辛壬癸".Substring(count - 1, 1),
        "decimalZero" => count.ToString("00", CultureInfo.InvariantCulture),
        _ => count.ToString(CultureInfo.InvariantCulture),
    };

    static string Chinese(int count)
    {
        const string Digits = "〇一二三四五六七八九";
        if (count is < 1 or > 99) return count.ToString(CultureInfo.InvariantCulture);
        var (tens, ones) = (count / 10, count % 10);
        return (tens > 1 ? Digits.Substring(tens, 1) : "") + (tens > 0 ? "十" : "") + (ones > 0 ? Digits.Substring(ones, 1) : "");
    }

    static string Roman(int count)
    {
        if (count is < 1 or > 200) return count.ToString(CultureInfo.InvariantCulture);
        var text = "";
        foreach (var (value, sign) in new[] { (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I") })
            for (; count >= value; count -= value) text += sign;
        return text;
    }

    [GeneratedRegex("%[1-9]")]
    private static partial Regex Place();
}
