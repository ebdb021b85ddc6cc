using DisclosureExtract.Documents;

namespace DisclosureExtract.Engines.Ocr;

/// <summary>Reads the cells of a page: cuts them into lines, reads the lines, judges the readings.</summary>
sealed class CellReader(ILineRecognizer first) : ICellReader
{
    /// <summary>Paper around the ink of a line, as a share of its height: less cuts characters, more costs accuracy.</summary>
    const double Margin = 0.12;

    public IReadOnlyList<string> Engines { get; } = [first.Name];

    public IReadOnlyList<CellReading> Read(PageImage image, IReadOnlyList<CellRequest> requests)
    {
        var levels = InkLevels.Of(image);
        var cutter = new LineCutter(levels, image.Dpi);
        var bands = requests.Select(r => cutter.FindBands(GrayCrop.Of(image, r.Box))).ToList();
        var typical = cutter.TypicalHeight(bands);

        var lines = new List<(int Request, PixelBox Box)>();
        var strips = new List<GrayCrop>();
        for (var i = 0; i < requests.Count; i++)
            foreach (var box in LineCutter.Lines(bands[i], typical))
            {
                lines.Add((i, box));
                strips.Add(Strip(bands[i].Crop, box, typical, levels.Paper));
            }
        var read = first.Recognize(strips);

        var cells = requests.Select(_ => new List<LineReading>()).ToList();
        for (var i = 0; i < lines.Count; i++)
        {
            var (request, box) = lines[i];
            var content = requests[request].Content;
            var reading = content switch { CellContent.Amount => Amount(read[i]), CellContent.Code => read[i].Code, _ => read[i].Any };
            if (reading.Symbols.Count == 0) reading = read[i].Any;
            var text = reading.Text.Trim();
            var origin = requests[request].Box;
            var place = new PixelBox(origin.Left + box.Left, origin.Top + box.Top, origin.Left + box.Right, origin.Top + box.Bottom);
            cells[request].Add(new LineReading(place, text.Length > 0 ? text : "�", content is CellContent.Amount or CellContent.Code ? reading.Weakest : reading.Mean, false, []));
        }
        return [.. cells.Select(c => new CellReading(c))];
    }

    public IReadOnlyList<PixelBox> FindLines(PageImage image, PixelBox area)
    {
        var levels = InkLevels.Of(image);
        var cutter = new LineCutter(levels, image.Dpi);
        var bands = cutter.FindBands(GrayCrop.Of(image, area));
        return [.. LineCutter.Lines(bands, cutter.TypicalHeight([bands])).Select(b => new PixelBox(area.Left + b.Left, area.Top + b.Top, area.Left + b.Right, area.Top + b.Bottom))];
    }

    public void Dispose()
    {
    }

    /// <summary>Characters that are no part of an amount outweigh: then it is none, and reading digits into it would invent one.</summary>
    static CtcReading Amount(RecognizedLine line) =>
        line.Any.Symbols.Any(s => char.IsLetter(s.Text[0]) && s.Probability > 0.5 && !"OoDlIi〇Z一".Contains(s.Text[0])) ? line.Any : line.Amount;

    static GrayCrop Strip(GrayCrop crop, PixelBox box, double typical, byte paper)
    {
        double top = box.Top, height = box.Height;
        if (height < 0.9 * typical)
        {
            top -= (0.9 * typical - height) / 2;
            height = 0.9 * typical;
        }
        var margin = Margin * height;
        var scale = PpOcr.LineHeight / (height + 2 * margin);
        var width = Math.Max(8, (int)Math.Round((box.Width + 2 * margin) * scale));
        return crop.Resize(box.Left - margin, top - margin, box.Width + 2 * margin, height + 2 * margin, width, PpOcr.LineHeight, paper);
    }
}
