using System.Text.RegularExpressions;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Tables;

/// <summary>Words set close together: what stands in one cell of one line.</summary>
sealed record BorderlessEntry(IReadOnlyList<Word> Words)
{
    public BoundingBox Box { get; } = BoundingBox.Around(Words.Select(w => w.Box));

    public string Text { get; } = TextFold.RemoveSpace(Join(Words));

    public bool IsAmount { get; } = AmountText.IsAmount(Join(Words));

    /// <summary>An amount, or the dash that stands for none.</summary>
    public bool IsValue { get; } = IsValueText(Join(Words));

    public double Size => Words.Max(w => w.FontSize);

    public static bool IsValueText(string text) => AmountText.Parse(text) is
        { State: CellState.Dash } or { State: CellState.Reported or CellState.Zero, OddSeparators: false };

    static string Join(IReadOnlyList<Word> words) => string.Concat(words.Select(w => w.Text));
}

/// <summary>A line of text outside of ruled tables, cut at wide gaps.</summary>
sealed partial class BorderlessLine
{
    /// <summary>Words of two ideographs that are often set wide: 合 计.</summary>
    static readonly string[] SpacedWords =
        ["合计", "总计", "小计", "栏次", "行次", "项目", "金额", "收入", "支出", "名称", "编码", "科目"];

    readonly BorderlessOptions options;
    bool? isContext;

    BorderlessLine(TextLine text, IReadOnlyList<double> ends, BorderlessOptions options)
    {
        (Text, this.options) = (text, options);
        var groups = new List<List<Word>>();
        foreach (var word in text.Words.SelectMany(w => SplitAmountAndName(w, ends)))
            if (groups.Count > 0 && GoesOn(groups[^1], word)) groups[^1].Add(word);
            else groups.Add([word]);
        for (var i = groups.Count - 1; i > 0; i--)
        {
            if (!AreSpacedWord(groups[i - 1], groups[i])) continue;
            groups[i - 1].AddRange(groups[i]);
            groups.RemoveAt(i);
        }
        Entries = groups.ConvertAll(g => new BorderlessEntry(g));
        IsData = Entries.Count >= 2 && HoldsAmounts() && !ColumnNumbers.AreConsecutive(Entries.Select(e => e.Text));
    }

    public TextLine Text { get; }

    public List<BorderlessEntry> Entries { get; }

    /// <summary>A line with amounts and something beside them.</summary>
    public bool IsData { get; }

    /// <summary>A line that stands above a table and not in it.</summary>
    public bool IsContext => isContext ??= ContextReader.IsContext(Text);

    /// <summary>Sentences have stops, commas, and units at their numbers.</summary>
    public bool IsSentence => Sentence().IsMatch(Text.Tight);

    public double Middle => Text.Box.CenterY;

    /// <summary>A line outside of all tables.</summary>
    public static BorderlessLine Of(TextLine line) => new(line, [], GridOptions.Default.Borderless);

    /// <summary>Lines of words, page numbers left out, from top to bottom.</summary>
    public static List<BorderlessLine> Read(List<Word> words, PageContent page, BorderlessOptions options)
    {
        var ends = words.Where(w => AmountText.IsAmount(w.Text) && w.Text.AsSpan().IndexOfAny('.', ',') > 0)
            .Select(w => w.Box.Right).ToList();
        return LineBuilder.Build(words)
            .FindAll(l => !PageFurniture.IsPageNumber(l, page))
            .ConvertAll(l => new BorderlessLine(l, ends, options));
    }

    /// <summary>Two amounts, or one that can be nothing else.</summary>
    bool HoldsAmounts()
    {
        var amounts = Entries.FindAll(e => e.IsAmount);
        return amounts.Count >= 2
            || amounts.Exists(a => a.Text.AsSpan().IndexOfAny('.', ',') > 0 || a.Text.Length >= options.LongAmount);
    }

    /// <summary>
    /// An amount flush right and the name set close behind it read as one word where no ruling parts them.
    /// </summary>
    /// <param name="ends">Right edges of amounts that stand by themselves: the amount ends at one of them.</param>
    static IEnumerable<Word> SplitAmountAndName(Word word, IReadOnlyList<double> ends)
    {
        if (AmountAndName().Match(word.Text) is not { Success: true } match) return [word];
        if (word.Raw.Length != word.Text.Length) return [word];
        var (head, tail) = (match.Groups["a"].Value, match.Groups["n"].Value);
        var (box, x) = (word.Box, word.Box.Left + word.Box.Width * Width(head) / Width(word.Text));
        if (ends.Count > 0)
        {
            var end = ends.MinBy(e => Math.Abs(e - x));
            var isInWord = end > box.Left && end < box.Right;
            if (isInWord && Math.Abs(end - x) < word.FontSize) x = end;
        }
        return
        [
            word with { Text = head, Raw = word.Raw[..head.Length], Box = box with { Right = x } },
            word with { Text = tail, Raw = word.Raw[head.Length..], Box = box with { Left = x + 0.01 } },
        ];

        // Digits are half as wide as ideographs.
        static double Width(string text) => text.Sum(c => c < '\u0100' ? 1 : 2);
    }

    /// <summary>
    /// Digits and separators of one amount may come as several words; text goes on over wider gaps, amounts do not.
    /// </summary>
    bool GoesOn(List<Word> open, Word word)
    {
        var gap = (word.Box.Left - open[^1].Box.Right) / Math.Max(word.FontSize, open[^1].FontSize);
        var before = string.Concat(open.Select(w => w.Text));
        if (IsNumeric(before[^1]) && IsNumeric(word.Text[0])) return gap < options.NumberGap && !HasDecimals(before);
        if (gap >= options.EntryGap) return false;
        var isCodeAndName = IsExpenditureCode(before) && TextFold.IsHan(word.Text[0])
            && Numbering.StyleOf(word.Text) == NumberingStyles.None;
        return isCodeAndName || !BorderlessEntry.IsValueText(before) && !BorderlessEntry.IsValueText(word.Text);
    }

    bool AreSpacedWord(List<Word> first, List<Word> second) =>
        first is [{ Text.Length: 1 } a] && second is [{ Text.Length: 1 } b]
        && b.Box.Left - a.Box.Right < options.SpacedWordGap * a.FontSize
        && SpacedWords.Contains(a.Text + b.Text);

    static bool IsNumeric(char c) => char.IsAsciiDigit(c) || c is '.' or ',';

    /// <summary>An amount that ends in two decimals is complete.</summary>
    static bool HasDecimals(string text) => text.Length > 3 && text[^3] == '.' && AmountText.IsAmount(text);

    static bool IsExpenditureCode(string text) => SubjectCode.IsCode(text) && text[0] is '2' or '3' or '5';

    [GeneratedRegex(@"^(?<a>-?[\d,]+\.\d\d?|-?\d{1,3}(,\d{3})+|0|(-?\d+|[-—])(?=[一二三四五六七八九十]+、|\([一二三四五六七八九十]+\)))(?<n>[^\d.,)%].*)$")]
    private static partial Regex AmountAndName();

    [GeneratedRegex(@"[。;]|(?<!\d),|,(?!\d)|\d[万亿]|\d千?元(?!\))|\d%[,。;]")]
    private static partial Regex Sentence();
}
