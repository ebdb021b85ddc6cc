using DisclosureExtract.Tools.Chance;
using DisclosureExtract.Tools.Synthesis.Composing;
using DisclosureExtract.Tools.Synthesis.Drawing;
using DisclosureExtract.Tools.Synthesis.Sheets;

namespace DisclosureExtract.Tools.Synthesis;

/// <summary>All that is chosen about a synthetic disclosure, apart from its seed.</summary>
sealed record SynthOptions
{
    public bool IsFinal { get; init; }

    /// <summary>The budget or the accounts of a whole government.</summary>
    public bool IsOfGovernment { get; init; }

    public bool HasOwnMoney { get; init; }

    public bool HasFund { get; init; }

    public bool HasCapital { get; init; }

    public bool HasCarryover { get; init; }

    public bool IsLarge { get; init; }

    /// <summary>One amount (money taken back) is below zero.</summary>
    public bool HasNegative { get; init; }

    /// <summary>
    /// Amounts have more places than are printed: each is rounded by itself, sums differ in the last place.
    /// </summary>
    public bool IsRounded { get; init; }

    /// <summary>A unit of the department follows with all forms of its own.</summary>
    public bool HasSecondUnit { get; init; }

    public PrintOptions Print { get; init; } = new();

    public LayoutOptions Layout { get; init; } = new();

    /// <summary>How many faults of the source are planted.</summary>
    public int Faults { get; init; }

    /// <summary>Options drawn by dice. Each is chosen by itself, so that any two of them meet.</summary>
    public static SynthOptions Random(Dice dice, bool? isFinal = null)
    {
        var final = isFinal ?? dice.Chance(0.3);
        var province = final
            ? Province.Shanghai
            : dice.Pick(Province.Shanghai, Province.Common, Province.Common, Province.Jiangsu);
        var unit = final || province == Province.Jiangsu ? "万元" : dice.Pick("元", "万元", "万元");
        var paper = dice.Pick(Paper.Mixed, Paper.Mixed, Paper.Portrait, Paper.Landscape, Paper.A3);
        return new SynthOptions
        {
            IsFinal = final,
            HasOwnMoney = dice.Chance(0.35),
            HasFund = dice.Chance(0.3),
            HasCapital = dice.Chance(0.12),
            HasCarryover = province == Province.Common && dice.Chance(0.35),
            IsLarge = dice.Chance(0.3),
            HasNegative = dice.Chance(0.12),
            IsRounded = dice.Chance(0.25),
            Print = new PrintOptions
            {
                Province = province,
                Unit = unit,
                Decimals = unit == "万元" ? 2 : dice.Pick(0, 2),
                HasSeparators = dice.Chance(0.7),
                DropsZeros = unit == "万元" && dice.Chance(0.15),
                Zero = dice.Pick(
                    ZeroMode.Blank, ZeroMode.Zero, ZeroMode.ZeroDecimals, ZeroMode.Hyphen, ZeroMode.Dash,
                    ZeroMode.Mixed),
                Negative = dice.Pick(NegativeMode.Minus, NegativeMode.Brackets, NegativeMode.Triangle),
                Codes = dice.Pick(
                    CodeMode.Split, CodeMode.Split, CodeMode.SplitOwn, CodeMode.One, CodeMode.One, CodeMode.Fused),
                Total = dice.Pick(TotalPlace.Last, TotalPlace.First),
                IsTotalMerged = dice.Chance(0.5),
                HasNumberRow = dice.Chance(0.25),
                IsSpaced = dice.Chance(0.25),
                IsNoteInside = dice.Chance(0.15),
                HasLastYear = dice.Chance(0.2),
                IsIndented = dice.Chance(0.5),
                ListsAllClasses = dice.Chance(0.4),
                Wording = dice.Whole(0, 35),
            },
            Layout = new LayoutOptions
            {
                Face = dice.Pick<string>(Face.ForPdf),
                Size = dice.Real(7.5, 10.5),
                Rulings = dice.Pick(
                    RulingStyle.CellSides, RulingStyle.LongStrokes, RulingStyle.ThinRects, RulingStyle.CellBoxes,
                    RulingStyle.CellFills),
                LineWidth = dice.Real(0.25, 1),
                LineGray = dice.Chance(0.2) ? dice.Real(0.4, 0.8) : 0,
                IsDashed = dice.Chance(0.06),
                HasOpenSides = dice.Chance(0.1),
                HasOpenRows = dice.Chance(0.06),
                HasBrokenTitle = dice.Chance(0.15),
                HasDoubleFrame = dice.Chance(0.1),
                Paper = paper,
                Turn = paper is Paper.Mixed or Paper.Landscape
                    ? dice.Pick(Turn.Upright, Turn.Upright, Turn.Rotated, Turn.Sideways)
                    : Turn.Upright,
                Repeat = dice.Pick(HeaderRepeat.All, HeaderRepeat.None, HeaderRepeat.Some),
                IsTotalAlone = dice.Chance(0.12),
                HasEmptyGrid = dice.Chance(0.12),
                IsPacked = dice.Chance(0.3),
                TitlePlace = dice.Pick(
                    TitlePlace.Above, TitlePlace.Above, TitlePlace.Above, TitlePlace.Inside, TitlePlace.PageBefore),
                Label = dice.Whole(0, 5),
                IsLabelInTitle = dice.Chance(0.3),
                IsUnitOnce = dice.Chance(0.15),
                HasYearInTitle = dice.Chance(0.4),
                EntityHead = dice.Pick("编制部门", "部门", "单位名称", "编制单位", "部门名称", ""),
                HasCover = dice.Chance(0.85),
                HasContents = dice.Chance(0.7),
                HasProse = dice.Chance(0.6),
                Cards = dice.Chance(0.3) ? dice.Whole(1, 3) : 0,
                Watermark = dice.Chance(0.3) ? dice.Pick(Watermark.Large, Watermark.Tiled) : Watermark.None,
                HasRunningHeader = dice.Chance(0.25),
                PageNumbers = dice.Pick(PageNumbers.None, PageNumbers.Plain, PageNumbers.Dashed, PageNumbers.OfAll),
                HasSeal = dice.Chance(0.15),
                HasDuplicatePage = dice.Chance(0.08),
                IsFakeBold = dice.Chance(0.25),
                IsGlyphwise = dice.Chance(0.25),
                NameWidth = dice.Pick(1, 1, 0.5, 0.15),
                RowPadding = dice.Real(0.1, 0.8),
                Bleed = dice.Chance(0.1) ? 20 : 0,
            },
        };
    }

    /// <summary>
    /// Options of <see cref="Random"/> and, beside them, layouts that other places print: forms by unit, procurement,
    /// 行次, tables without some or all lines, shaded rows, text layers of browsers. Each document has a few of them, so
    /// that a miss can be told.
    /// </summary>
    public static SynthOptions Wide(Dice dice, bool? isFinal = null)
    {
        var plain = Random(dice.Fork("plain"), isFinal);
        var province = plain.IsFinal && dice.Chance(0.7) ? Province.Common : plain.Print.Province;
        var isCommon = province == Province.Common;
        var hasLines = dice.Chance(plain.IsFinal ? 0.6 : 0.1);
        var rulings = dice.Chance(0.55)
            ? plain.Layout.Rulings
            : dice.Pick(
                RulingStyle.SpacedBoxes, RulingStyle.Images, RulingStyle.Dashes, RulingStyle.Dots,
                RulingStyle.Horizontal, RulingStyle.Horizontal, RulingStyle.ThreeLines, RulingStyle.None,
                RulingStyle.None);
        return plain with
        {
            HasSecondUnit = dice.Chance(0.12),
            Print = plain.Print with
            {
                Province = province,
                Codes = dice.Chance(0.2)
                    ? dice.Pick(
                        CodeMode.FusedBrackets, CodeMode.FusedHyphen, CodeMode.FusedSpace, CodeMode.OneOverThree,
                        CodeMode.OneOverThree)
                    : plain.Print.Codes,
                IsByUnit = isCommon && !plain.IsFinal && dice.Chance(0.4),
                HasTwoYears = isCommon && dice.Chance(0.25),
                HasLineNumbers = hasLines,
                HasNumberRow = hasLines || plain.Print.HasNumberRow,
                Procurement = dice.Chance(0.35) ? dice.Whole(1, 2) : 0,
                Look = dice.Chance(0.12) ? dice.Pick(AmountLook.FullWidth, AmountLook.Padded) : AmountLook.Plain,
                Negative = dice.Pick(
                    NegativeMode.Minus, NegativeMode.Brackets, NegativeMode.Triangle, NegativeMode.FullWidthMinus,
                    NegativeMode.FullWidthBrackets),
                AmountAlign = dice.Chance(0.25) ? dice.Pick(Align.Center, Align.Left) : Align.Right,
                HasFootnotes = dice.Chance(0.15),
            },
            Layout = plain.Layout with
            {
                Rulings = rulings,
                Shade = dice.Chance(0.25) ? dice.Pick(Shade.Header, Shade.Rows, Shade.Cells) : Shade.None,
                TextLayer = dice.Chance(0.15) ? TextLayer.Radicals
                    : dice.Chance(0.03) ? TextLayer.Broken
                    : TextLayer.Plain,
                IsInForm = dice.Chance(0.1),
            },
        };
    }

    /// <summary>
    /// Options of <see cref="Random"/> with amounts and units written as people write them: units and marks in cells and headings,
    /// the unit of the form in other words or below it. Nothing else is rare about them.
    /// </summary>
    public static SynthOptions Written(Dice dice, bool? isFinal = null)
    {
        var plain = Random(dice.Fork("plain"), isFinal);
        var writing = (AmountWriting)dice.Whole(0, (int)AmountWriting.WordMinus);
        var isBelow = dice.Chance(0.15);
        return plain with
        {
            IsRounded = false, // counted in another unit a rounded amount would seem exact
            HasNegative = writing is AmountWriting.TrailingMinus or AmountWriting.WordMinus,
            Print = plain.Print with { Writing = writing },
            Layout = plain.Layout with
            {
                IsUnitBelow = isBelow,
                UnitWording = dice.Whole(0, 4),
                IsUnitOnce = false,
                IsSplitSideways = false,
                TitlePlace = TitlePlace.Above,
            },
        };
    }

    /// <summary>
    /// Forms of other places: units above their subjects, lists in four groups, accounts beside the year before, codes
    /// side by side, sheets wider than the paper. A seventh are final accounts of the national set, for the money
    /// carried over.
    /// </summary>
    public static SynthOptions Places(Dice dice, bool? isFinal = null)
    {
        var plain = Random(dice.Fork("plain"), isFinal ?? dice.Chance(0.14));
        var province = plain.IsFinal
            ? Province.Common
            : dice.Pick(
                Province.Sichuan, Province.Central, Province.Guangxi, Province.Hunan, Province.Yunnan,
                Province.Guangdong);
        var unit = plain.IsFinal ? "万元" : dice.Pick("元", "万元", "万元");
        return plain with
        {
            HasCarryover = !plain.IsFinal && dice.Chance(0.45),
            HasNegative = false,
            Print = plain.Print with
            {
                Province = province,
                Unit = unit,
                Decimals = unit == "元" ? dice.Pick(0, 2) : 2,
                Codes = dice.Pick(CodeMode.Split, CodeMode.One, CodeMode.One),
                IsByUnit = dice.Chance(0.5),
                HasLineNumbers = plain.IsFinal,
                HasNumberRow = plain.IsFinal || plain.Print.HasNumberRow,
                HasPlainSources = dice.Chance(0.6),
            },
            Layout = plain.Layout with
            {
                IsSplitSideways = dice.Chance(0.25),
                TitlePlace = dice.Pick(TitlePlace.Above, TitlePlace.Above, TitlePlace.Inside),
            },
        };
    }

    /// <summary>Budgets of universities and of institutions like them; a third prints the nine forms of central departments.</summary>
    public static SynthOptions Universities(Dice dice)
    {
        var plain = Random(dice.Fork("plain"), isFinal: false);
        var unit = dice.Pick("元", "万元", "万元");
        return plain with
        {
            HasOwnMoney = dice.Chance(0.8),
            HasCapital = false,
            HasCarryover = false,
            HasNegative = false,
            Print = plain.Print with
            {
                Province = dice.Pick(Province.University, Province.University, Province.Central),
                Unit = unit,
                Decimals = unit == "元" ? dice.Pick(0, 2) : 2,
                Codes = dice.Pick(CodeMode.Split, CodeMode.SplitOwn, CodeMode.One, CodeMode.One),
                HasLastYear = false,
            },
            Layout = plain.Layout with { TitlePlace = TitlePlace.Above, HasYearInTitle = false },
        };
    }

    /// <summary>
    /// Budgets and final accounts of whole governments: long lists with and without codes, in 万元, 亿元 and 元, ratios beside the
    /// amounts, balances in two sides, rows that are counties.
    /// </summary>
    public static SynthOptions Governments(Dice dice, bool? isFinal = null)
    {
        var plain = Random(dice.Fork("plain"), isFinal);
        var unit = dice.Pick("万元", "万元", "万元", "亿元", "元");
        return plain with
        {
            IsOfGovernment = true,
            HasOwnMoney = false,
            HasFund = false,
            HasCapital = false,
            HasNegative = false,
            IsRounded = dice.Chance(0.1),
            Print = plain.Print with
            {
                Province = Province.Common,
                Unit = unit,
                Decimals = unit == "亿元" ? 2 : dice.Pick(0, 0, 2),
                Codes = dice.Pick(CodeMode.SplitOwn, CodeMode.SplitOwn, CodeMode.One, CodeMode.One, CodeMode.Fused, CodeMode.Split),
                Total = dice.Pick(TotalPlace.Last, TotalPlace.Last, TotalPlace.First),
                IsIndented = dice.Chance(0.75),
                HasLastYear = false,
            },
            Layout = plain.Layout with
            {
                EntityHead = "",
                HasProse = false,
                Cards = 0,
                HasSeal = false,
                TitlePlace = dice.Pick(TitlePlace.Above, TitlePlace.Above, TitlePlace.Above, TitlePlace.Inside),
                HasYearInTitle = dice.Chance(0.7),
            },
        };
    }

    /// <summary>The options as names and values, for figures by option.</summary>
    public IEnumerable<(string Name, string Value)> Describe()
    {
        (string Prefix, object Target)[] parts = [("", this), ("print.", Print), ("layout.", Layout)];
        foreach (var (prefix, target) in parts)
            foreach (var property in target.GetType().GetProperties().OrderBy(p => p.Name, StringComparer.Ordinal))
            {
                var value = property.GetValue(target);
                if (value is PrintOptions or LayoutOptions or null || property.Name == "EqualityContract") continue;
                if (property.Name is "Place") continue;
                var text = value switch
                {
                    double d when property.Name == "Size" => d < 8.5 ? "< 8.5" : d < 9.5 ? "8.5-9.5" : "> 9.5",
                    double d when property.Name == "LineWidth" => d < 0.5 ? "< 0.5" : ">= 0.5",
                    double d when property.Name == "LineGray" => d == 0 ? "black" : "gray",
                    double d when property.Name == "RowPadding" => d < 0.3 ? "tight" : "wide",
                    IFormattable f => f.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
                    _ => value.ToString() ?? "",
                };
                yield return (prefix + property.Name, text);
            }
    }
}
