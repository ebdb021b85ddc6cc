using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;
using DisclosureExtract.Scans.Options;
using DisclosureExtract.Scans.Recognition;

namespace DisclosureExtract.Scans.Cells;

/// <summary>One line while it is being read: what each engine said, and what is made of it.</summary>
sealed class LineDraft
{
    static readonly ReaderOptions Options = ScanOptions.Default.Reader;

    readonly CtcReading? reading;
    readonly string engine;
    readonly List<ReadingAlternative> alternatives = [];
    string text, raw, other = "";
    double confidence;
    bool agree;
    ReadingDoubt doubt;

    public LineDraft(CellLine line, Func<CellLine> stretched, CellContent content, RecognizedLine? read, string engine)
    {
        (Line, Stretched, this.engine) = (line, stretched, engine);
        Kind = KindOf(content, read);
        reading = read is null ? null : Pick(read);
        raw = reading?.Text.Trim() ?? "";
        text = Shape(raw);
        confidence = reading is null ? 0 : Kind == StripKind.Text ? reading.Mean : reading.Weakest;
        if (line.IsDash && (content is CellContent.Amount or CellContent.Code || text != "一"))
        {
            // Its shape says more than any engine.
            text = raw = line.Box.Width >= Options.LongDash * line.Typical ? "—" : "-";
            (confidence, IsTold) = (Options.DashConfidence, true);
            return;
        }
        if (reading is not null) AddAlternatives(reading);
    }

    public CellLine Line { get; }

    /// <summary>Draws the line wider.</summary>
    public Func<CellLine> Stretched { get; }

    public StripKind Kind { get; }

    public bool IsRead => reading is not null;

    /// <summary>No engine need be asked any more.</summary>
    public bool IsTold { get; }

    /// <summary>The two engines differ, or one of them saw nothing.</summary>
    public bool WantsAnotherLook { get; private set; }

    /// <summary>Takes the reading of the second engine.</summary>
    public void Compare(string? second, string secondEngine)
    {
        if (!IsRead)
        {
            (raw, text) = (second ?? "", Shape(second ?? ""));
            doubt = ReadingDoubt.EngineFailed;
            return;
        }
        if (second is null)
        {
            WantsAnotherLook = true;
            doubt = ReadingDoubt.Uncertain;
            return;
        }
        var shaped = Shape(second);
        if (IsSame(text, shaped))
        {
            agree = true;
            if (Kind == StripKind.Amounts && !AmountGrammar.Read(raw).IsPlain && AmountGrammar.Read(second).IsPlain)
                text = shaped;
            return;
        }
        WantsAnotherLook = true;
        doubt = ReadingDoubt.Disagreement;
        if (IsWellFormed(shaped) && !IsWellFormed(text)) Swap(shaped, secondEngine);
        else Add(shaped, 1, secondEngine);
        other = shaped;
    }

    /// <summary>Takes the first engine's second look, at the line drawn wider.</summary>
    public void CompareSelf(RecognizedLine read, double sure)
    {
        var again = Pick(read);
        var shaped = Shape(again.Text.Trim());
        var same = IsSame(text, shaped);
        if (!same)
        {
            // The wider look and the other engine against the first look: two to one, and still a difference.
            if (doubt == ReadingDoubt.Disagreement && IsSame(shaped, other) && IsWellFormed(shaped))
                Swap(shaped, engine);
            else Add(shaped, 1.5, engine);
        }
        if (doubt == ReadingDoubt.Disagreement) return;
        doubt = same && Math.Min(confidence, again.Weakest) >= sure ? ReadingDoubt.None : ReadingDoubt.Uncertain;
    }

    /// <summary>There is no second engine.</summary>
    public void JudgeAlone(double sure)
    {
        if (Kind == StripKind.Text) return;
        doubt = confidence < sure ? ReadingDoubt.Uncertain : ReadingDoubt.None;
        WantsAnotherLook = Kind == StripKind.Amounts; // the same engine at another width is the next best witness
    }

    /// <summary>The second engine did not answer.</summary>
    public void MarkEngineFailed()
    {
        if (Kind != StripKind.Text || !IsRead) doubt = ReadingDoubt.EngineFailed;
    }

    public ScannedLine ToReading()
    {
        var (shown, printed) = (text.Length > 0 ? text : "\uFFFD", raw.Length > 0 ? raw : "\uFFFD");
        if (text.Length == 0) doubt = ReadingDoubt.Uncertain;
        if (Kind == StripKind.Amounts && !IsTold)
        {
            var signed = WithTriangle(shown);
            // Something stands there that neither engine made a character of.
            if (doubt == ReadingDoubt.None
                && Line.Groups > Math.Max(signed.Length, reading?.Text.Count(c => !char.IsWhiteSpace(c)) ?? 0))
                doubt = ReadingDoubt.Uncertain;
            shown = signed;
        }
        if (Kind == StripKind.Text) shown = ChineseFaults.Mend(shown, Line.FlatStrokes);
        var sure = doubt != ReadingDoubt.None
            ? Math.Min(confidence, LineReading.MostWhenDoubted) : agree ? 1 - (1 - confidence) / 10 : confidence;
        return new ScannedLine(Line.Box, shown, Math.Round(sure, 4),
            [.. alternatives.Where(a => a.Text != shown).OrderBy(a => a.Cost)
                .ThenBy(a => a.Text, StringComparer.Ordinal).DistinctBy(a => a.Text).Take(Options.MostAlternatives)])
        {
            Raw = printed,
            Cut = Line.Cut,
            IsBroken = Line.Pieces > shown.Count(c => !char.IsWhiteSpace(c)),
            IsAgreed = agree,
            Doubt = doubt,
        };
    }

    /// <summary>A negative amount whose sign, △, was passed over or taken for a digit.</summary>
    string WithTriangle(string amount)
    {
        if (!Line.BeginsWithTriangle || amount.Length == 0 || !char.IsAsciiDigit(amount[0])) return amount;
        if (Line.Groups > amount.Length) return "△" + amount;
        if (doubt == ReadingDoubt.None) doubt = ReadingDoubt.Uncertain;
        return "△" + amount[1..];
    }

    static StripKind KindOf(CellContent content, RecognizedLine? read)
    {
        if (content is CellContent.Amount or CellContent.Code)
            return read is not null
                && HasLetter(read.Any, content == CellContent.Code ? Options.CodeLetterProbability : Options.LetterProbability)
                ? StripKind.Text : content == CellContent.Code ? StripKind.Codes : StripKind.Amounts;
        // Numbers in cells of which nobody said what they hold are as dear as others.
        return read is not null && content != CellContent.Prose && read.Any.Text.Any(char.IsAsciiDigit)
            && AmountGrammar.Read(read.Any.Text).IsWellFormed ? StripKind.Amounts : StripKind.Text;
    }

    CtcReading Pick(RecognizedLine read) => Kind switch
    {
        StripKind.Amounts when read.Amount.Symbols.Count > 0 => read.Amount,
        StripKind.Codes when read.Code.Symbols.Count > 0 => read.Code,
        _ => read.Any,
    };

    string Shape(string of) => Kind == StripKind.Amounts
        ? AmountGrammar.Read(of).Text : Kind == StripKind.Codes ? TextFold.FoldTight(of).Trim('.', ',', '-') : of;

    bool IsWellFormed(string of) => Kind == StripKind.Amounts
        ? AmountGrammar.Read(of).IsWellFormed : of.Length > 0 && of.All(char.IsAsciiDigit);

    bool IsSame(string a, string b)
    {
        if (a == b) return true;
        if (Kind != StripKind.Amounts) return false;
        var (x, y) = (AmountText.Parse(a), AmountText.Parse(b));
        return x.State == y.State && x.State is CellState.Reported or CellState.Zero or CellState.Dash
            && x.Value == y.Value && x.Decimals == y.Decimals && !x.OddSeparators && !y.OddSeparators;
    }

    void Swap(string better, string by)
    {
        Add(text, 0.5, engine);
        (text, raw) = (better, $"{raw} / {by}: {better}");
    }

    void Add(string alternative, double cost, string by)
    {
        if (alternative.Length > 0) alternatives.Add(new ReadingAlternative(alternative, cost, by));
    }

    /// <summary>Texts with one character read otherwise, or left out, as the engine itself thought possible.</summary>
    void AddAlternatives(CtcReading read)
    {
        for (var i = 0; i < read.Symbols.Count; i++)
            foreach (var (instead, probability) in read.Symbols[i].Others)
                if (probability >= Options.LeastAlternative)
                    Add(Shape(string.Concat(read.Symbols.Select((s, at) => at == i ? instead : s.Text)).Trim()),
                        Math.Round(Math.Log(read.Symbols[i].Probability / probability) + 2, 2), engine);
    }

    static bool HasLetter(CtcReading any, double least) =>
        any.Symbols.Any(s => s.Probability > least && IsWord(s.Text[0]));

    /// <summary>A letter or character that is not one of those digits and dashes are mistaken for.</summary>
    static bool IsWord(char c) => char.IsLetter(c) && !"OoDQlIi〇Zz一丨".Contains(c);
}
