using System.Text;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Parts.Prose;

/// <summary>Lines outside of tables → headings and paragraphs.</summary>
static class ProseReader
{
    /// <summary>Least and greatest indent of a first line (in ems).</summary>
    const double Indent = 1.2, MostIndent = 4;

    /// <summary>How far (in ems) before the right edge a last line ends.</summary>
    const double ShortBy = 2.5;

    const string SentenceEnds = "。;:!?；：";

    const int LongestHeading = 44;

    /// <summary>How titles of prose end, and ems of white on both sides of one that is centred.</summary>
    static readonly string[] TitleEnds = ["说明", "报告", "概况", "情况", "解释"];
    const double LeastMargin = 3;

    /// <summary>How much larger than the text a title is set, at least.</summary>
    const double Larger = 1.15;

    const NumberingStyles HeadingNumbers = NumberingStyles.Part | NumberingStyles.Row & ~NumberingStyles.Circled;

    /// <summary>Reads the prose of pages that hold some.</summary>
    /// <param name="prose">Lines in reading order, covers, tables of contents, context of tables and page numbers left
    /// out.</param>
    public static List<Section> Read(IEnumerable<PageLine> prose)
    {
        var builder = new Builder();
        foreach (var page in prose.GroupBy(l => l.Page))
        {
            var lines = page.ToList();
            var (left, right) = Edges(lines);
            var size = lines.GroupBy(l => Math.Round(l.Line.FontSize)).MaxBy(g => g.Sum(l => l.Line.Box.Width))!.Max(l => l.Line.FontSize);
            foreach (var line in lines) builder.Add(line, left, right, size);
        }
        return builder.ToSections();
    }

    /// <summary>Left and right edge of the text body, from the lines that are long enough to show them.</summary>
    static (double Left, double Right) Edges(List<PageLine> lines)
    {
        var widest = lines.Max(l => l.Line.Box.Width);
        var full = lines.Where(l => l.Line.Box.Width > 0.8 * widest).ToList();
        return (full.Min(l => l.Line.Box.Left), full.Max(l => l.Line.Box.Right));
    }

    /// <summary>Level of a heading, 0 for other text: 第一部分 1, 一、 2, （一） 3, 1. 4.</summary>
    public static int HeadingLevel(string tight)
    {
        if (tight.Length > LongestHeading || tight.AsSpan().IndexOfAny("。;") >= 0 || IsCutOff(tight)) return 0;
        var style = Numbering.Read(tight, HeadingNumbers).Style;
        if (style == NumberingStyles.Part) return 1;
        if (tight.AsSpan().IndexOfAny(":,，") >= 0 || MoneyText.Find(tight).Count > 0) return 0;
        return style switch
        {
            NumberingStyles.Chinese => 2,
            NumberingStyles.ChineseInBrackets when tight.Length <= 36 => 3,
            NumberingStyles.Arabic when tight.Length <= 30 => 4,
            _ => 0,
        };
    }

    /// <summary>A quotation or title opens and does not close: the line goes on.</summary>
    static bool IsCutOff(string tight) => IsLeftOpen(tight, '“', '”') || IsLeftOpen(tight, '《', '》');

    static bool IsLeftOpen(ReadOnlySpan<char> text, char opening, char closing) =>
        text.Count(opening) > text.Count(closing);

    sealed class Builder
    {
        readonly List<Section> sections = [];
        readonly List<Paragraph> paragraphs = [];
        readonly List<PageLine> open = [];
        readonly List<(int Level, string Heading)> above = [];
        string heading = "";
        int level;
        (PageLine Line, double Right)? last;

        /// <param name="usual">Size of most of the text of the page.</param>
        public void Add(PageLine line, double left, double right, double usual)
        {
            var tight = line.Line.Tight;
            if (tight.Length == 0) return;
            var size = line.Line.FontSize;
            var isStated = line.Line.Source.IsStated();
            // A line that fills the page is the beginning of a paragraph, numbered or not.
            var isFull = !isStated && right - line.Line.Box.Right < 1.5 * size && line.Line.Box.Width > 20 * size;
            var headingLevel = isFull ? 0 : HeadingLevel(tight);
            if (headingLevel > 0 && (open.Count == 0 || EndsParagraph(isStated) || headingLevel <= 2))
            {
                CloseSection();
                (heading, level) = (line.Line.Text, headingLevel);
                last = (line, right);
                return;
            }
            if (headingLevel == 0 && IsTitle(line.Line, tight, isStated || size > Larger * usual, left, right) && (open.Count == 0 || EndsParagraph(isStated)))
            {
                CloseParagraph();
                paragraphs.Add(ToParagraph([line]));
                last = (line, right);
                return;
            }
            var isIndented = !isStated && line.Line.Box.Left - left > Indent * size
                && line.Line.Box.Left - left < MostIndent * size;
            var isBroken = EndsParagraph(isStated) && EndsSentence();
            var starts = isIndented || isBroken || Numbering.Begins(tight, HeadingNumbers);
            if (starts && (!isStated || EndsSentence())) CloseParagraph();
            open.Add(line);
            last = (line, right);
        }

        /// <summary>2025年部门预算情况说明, larger than the text or centred, and without a number: it begins no sentence.</summary>
        /// <param name="isSet">It is set as titles are, or nothing tells how it is set.</param>
        static bool IsTitle(TextLine line, string tight, bool isSet, double left, double right) =>
            tight.Length is >= 4 and <= LongestHeading && TitleEnds.Any(e => tight.EndsWith(e, StringComparison.Ordinal))
                && tight.AsSpan().IndexOfAny("。;:,，") < 0 && MoneyText.Find(tight).Count == 0
                && (isSet || (line.Box.Left - left > LeastMargin * line.FontSize && right - line.Box.Right > LeastMargin * line.FontSize
                    && Math.Abs(line.Box.Left - left - (right - line.Box.Right)) < 0.4 * (right - left - line.Box.Width)));

        public List<Section> ToSections()
        {
            CloseSection();
            return sections;
        }

        bool EndsParagraph(bool isStated)
        {
            if (last is not { } l) return true;
            if (isStated) return EndsSentence();
            return l.Right - l.Line.Line.Box.Right > ShortBy * l.Line.Line.FontSize;
        }

        bool EndsSentence() => open.Count == 0 || SentenceEnds.Contains(open[^1].Line.Tight[^1]);

        void CloseParagraph()
        {
            if (open.Count > 0) paragraphs.Add(ToParagraph(open));
            open.Clear();
        }

        void CloseSection()
        {
            CloseParagraph();
            if (heading.Length > 0 || paragraphs.Count > 0)
                sections.Add(new Section(heading, level, [.. paragraphs], [.. Pages().Distinct().Order()])
                {
                    Above = [.. above.Where(a => level == 0 || a.Level < level).Select(a => a.Heading)],
                });
            paragraphs.Clear();
            if (level > 0)
            {
                above.RemoveAll(a => a.Level >= level);
                above.Add((level, heading));
            }
            (heading, level) = ("", 0);
        }

        /// <summary>Pages of the paragraphs; that of the heading where it has none.</summary>
        IEnumerable<int> Pages() =>
            paragraphs.Count > 0 ? paragraphs.SelectMany(p => p.Pages) : last is { } l ? [l.Line.Page] : [];
    }

    internal static Paragraph ToParagraph(IEnumerable<PageLine> lines)
    {
        var text = new StringBuilder();
        var tight = new StringBuilder();
        var starts = new List<(int, PageLine)>();
        foreach (var line in lines)
        {
            starts.Add((tight.Length, line));
            tight.Append(line.Line.Tight);
            foreach (var word in line.Line.Words) Append(text, FoldIdeographs(word.Printed));
        }
        return new Paragraph(text.ToString(), tight.ToString(), starts);
    }

    /// <summary>
    /// Words broken at the end of a line are whole again; Latin words keep the space that a gap or a line break stands
    /// for.
    /// </summary>
    static void Append(StringBuilder text, string printed)
    {
        var areLatin = text.Length > 0 && char.IsAsciiLetter(text[^1]) && printed.Length > 0
            && char.IsAsciiLetter(printed[0]);
        if (areLatin) text.Append(' ');
        text.Append(printed);
    }

    /// <summary>The characters as printed, radicals and compatibility ideographs folded.</summary>
    static string FoldIdeographs(string raw) =>
        raw.Any(IsOtherIdeograph)
            ? string.Concat(raw.Select(c => IsOtherIdeograph(c) ? TextFold.Fold(c.ToString()) : c.ToString()))
            : raw;

    static bool IsOtherIdeograph(char c) => c is >= '\u2E80' and <= '\u2FDF' or >= '\uF900' and <= '\uFAFF';
}
