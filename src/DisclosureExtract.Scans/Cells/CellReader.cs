using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;
using DisclosureExtract.Scans.Imaging;
using DisclosureExtract.Scans.Options;
using DisclosureExtract.Scans.Recognition;

namespace DisclosureExtract.Scans.Cells;

/// <summary>
/// Reads the cells of a page. PP-OCR reads every line; Tesseract reads every line of digits a second time, and what the
/// two do not agree on is marked. Either may fail: the cells it owed are marked, the page goes on.
/// </summary>
sealed class CellReader(ILineRecognizer? first, IStripReader? second, Func<ILineDetector>? detector = null)
    : ICellReader
{
    static readonly ReaderOptions Options = ScanOptions.Default.Reader;

    PageMemory? memory;

    public IReadOnlyList<string> Engines { get; } = [.. new[] { first?.Name, second?.Name }.OfType<string>()];

    public IReadOnlyList<EngineFailure> Failures => memory?.Failures ?? [];

    public IReadOnlyList<CellReading> Read(
        PageImage image, IReadOnlyList<CellRequest> requests, CancellationToken stop = default)
    {
        var page = Open(image);
        var bands = requests.Select(r => page.Cutter.FindBands(GrayCrop.Of(image, r.Box), r.IsRuled)).ToList();
        var typical = page.Typical(bands);
        var lines = new List<(CellLine Line, Func<CellLine> Stretched)>();
        for (var i = 0; i < requests.Count; i++)
        {
            stop.ThrowIfCancellationRequested();
            foreach (var box in page.Cutter.Lines(bands[i], typical))
            {
                var (request, at) = (i, box);
                CellLine Draw(double stretch) =>
                    CellLine.Of(request, requests[request].Box, bands[request], at, typical, page, stretch);
                lines.Add((Draw(1), () => Draw(Options.Stretch)));
            }
        }
        ReadFirst(page, lines.ConvertAll(l => l.Line), stop);
        var drafts = lines.ConvertAll(l => new LineDraft(
            l.Line, l.Stretched, requests[l.Line.Request].Content, page.First.GetValueOrDefault(l.Line.Box), first?.Name ?? ""));
        Compare(page, drafts.FindAll(d => !d.IsTold && d.Kind != StripKind.Text), digits: true, stop);
        Compare(page, drafts.FindAll(d => !d.IsTold && d.Kind == StripKind.Text && !d.IsRead), digits: false, stop);
        LookAgain(page, drafts.FindAll(d => d.WantsAnotherLook), stop);
        var cells = requests.Select(_ => new List<ScannedLine>()).ToList();
        foreach (var draft in drafts) cells[draft.Line.Request].Add(draft.ToReading());
        return [.. cells.Select((c, i) =>
            new CellReading(requests[i].Content == CellContent.Amount ? WithoutResidue(c, typical) : c))];
    }

    /// <summary>
    /// An amount and a smudge that no engine can read, smaller than a line: the amount, doubted. Taken together they
    /// would be no amount at all.
    /// </summary>
    static List<ScannedLine> WithoutResidue(List<ScannedLine> lines, double typical)
    {
        if (lines.Count < 2) return lines;
        var amounts = lines.FindAll(l => AmountGrammar.Read(l.Text) is { IsWellFormed: true }
            && l.Box.Height >= 0.6 * typical);
        if (amounts.Count != 1 || !lines.TrueForAll(l => ReferenceEquals(l, amounts[0])
            || (l.Confidence < 0.5 && l.Box.Height < 0.6 * typical)))
            return lines;
        var doubted = (ScannedLine)amounts[0].Doubted();
        return [doubted with { Confidence = Math.Min(LineReading.MostWhenDoubted, doubted.Confidence) }];
    }

    public IReadOnlyList<PixelBox> FindLines(PageImage image, PixelBox area, CancellationToken stop = default)
    {
        stop.ThrowIfCancellationRequested();
        var page = Open(image);
        var bands = page.Cutter.FindBands(GrayCrop.Of(image, area));
        var typical = page.Typical([bands]);
        return [.. page.Cutter.Segments(bands, typical).Select(b => b.Shift(area.Left, area.Top))
            .SelectMany(l => l.Height > Options.Picture * typical ? InPicture(page, l, stop) : [l])];
    }

    /// <summary>
    /// The lines of text in a picture, of which the ink tells nothing; an engine makes characters of a picture that has
    /// none.
    /// </summary>
    IReadOnlyList<PixelBox> InPicture(PageMemory page, PixelBox picture, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        if (detector is null || page.HasFailed(detector().Name)) return [picture];
        try
        {
            return [.. detector().Find(GrayCrop.Of(page.Image, picture))
                .Select(b => b.Shift(picture.Left, picture.Top))];
        }
        catch (EngineFailedException e)
        {
            page.Add(e);
            return [picture];
        }
    }

    public void Dispose() => memory = null;

    PageMemory Open(PageImage image) => memory is not null && ReferenceEquals(memory.Image.Gray, image.Gray)
        ? memory : memory = new PageMemory(image);

    void ReadFirst(PageMemory page, List<CellLine> lines, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        var wanted = lines.FindAll(l => !page.First.ContainsKey(l.Box));
        if (first is null || wanted.Count == 0 || page.HasFailed(first.Name)) return;
        try
        {
            var read = first.Recognize([.. wanted.Select(l => l.Strip)], stop);
            if (read.Count != wanted.Count)
                throw new EngineFailedException(first.Name, $"gave {read.Count} lines for {wanted.Count}");
            for (var i = 0; i < wanted.Count; i++) page.First[wanted[i].Box] = read[i];
        }
        catch (EngineFailedException e)
        {
            page.Add(e);
        }
    }

    /// <summary>Has lines read by the second engine and held against the first.</summary>
    void Compare(PageMemory page, List<LineDraft> drafts, bool digits, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        if (drafts.Count == 0) return;
        if (second is null)
        {
            drafts.ForEach(d => d.JudgeAlone(Options.SureAlone));
            return;
        }
        var wanted = drafts.FindAll(d => !page.Second.ContainsKey((d.Line.Box, digits)));
        if (wanted.Count > 0 && !page.HasFailed(second.Name))
            try
            {
                var texts = second.Read([.. wanted.Select(d => d.Line.Strip)],
                    digits ? StripKind.Amounts : StripKind.Text, stop);
                if (texts.Count != wanted.Count)
                    throw new EngineFailedException(second.Name, $"gave {texts.Count} lines for {wanted.Count}");
                for (var i = 0; i < wanted.Count; i++) page.Second[(wanted[i].Line.Box, digits)] = texts[i];
            }
            catch (EngineFailedException e)
            {
                page.Add(e);
            }
        foreach (var draft in drafts)
            if (page.Second.TryGetValue((draft.Line.Box, digits), out var text)) draft.Compare(text, second.Name);
            else draft.MarkEngineFailed();
    }

    /// <summary>The first engine's second look, at lines drawn wider.</summary>
    void LookAgain(PageMemory page, List<LineDraft> wanted, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        if (first is null || wanted.Count == 0 || page.HasFailed(first.Name)) return;
        try
        {
            var read = first.Recognize([.. wanted.Select(d => d.Stretched().Strip)], stop);
            for (var i = 0; i < wanted.Count; i++) wanted[i].CompareSelf(read[i], Options.SureAlone);
        }
        catch (EngineFailedException e)
        {
            page.Add(e);
            wanted.ForEach(d => d.MarkEngineFailed());
        }
    }
}
