using System.Globalization;
using System.Text;

namespace DisclosureExtract.Engines.Ofd;

/// <summary>
/// Draws what a page or a note consists of as the content of a PDF page or form, in points. Nothing of the pages is judged
/// here: what is hidden, covered or cut off is told by whoever reads the PDF.
/// </summary>
/// <param name="stock">Fonts and pictures, each written once.</param>
/// <param name="toPoints">From millimetres, origin at the top left, to points, origin at the bottom left.</param>
sealed class OfdCanvas(OfdStock stock, OfdResources resources, OfdMatrix toPoints)
{
    /// <summary>Drawings inside drawings; characters of one page, in which each mark takes a few.</summary>
    const int Deepest = 24, Most = 32 << 20;

    /// <summary>Millimetres: how wide lines are that do not say, and by how much what is drawn may leave its box.</summary>
    const double UsualLine = 0.353, Margin = 0.5;

    readonly StringBuilder content = new();
    readonly SortedSet<string> fonts = new(StringComparer.Ordinal), pictures = new(StringComparer.Ordinal), strengths = new(StringComparer.Ordinal);

    /// <summary>Where pictures stand that the file does not hold, or that nothing can decode: corners, in points.</summary>
    public List<OfdPoint[]> Lost { get; } = [];

    public byte[] Content => Encoding.Latin1.GetBytes(content.ToString());

    /// <summary>The resources of what was drawn.</summary>
    public string Resources => $"<</Font<<{string.Concat(fonts)}>>/XObject<<{string.Concat(pictures)}>>/ExtGState<<{string.Concat(strengths)}>>"
        + $"/Properties<</Off {stock.LayerOff} 0 R>>>>";

    /// <summary>The layers of a page or template, those behind first.</summary>
    public void DrawLayers(OfdElement page)
    {
        foreach (var layers in page.All("Content"))
            foreach (var layer in layers.All("Layer").OrderBy(l => l["Type"] switch { "Background" => 0, "Foreground" => 2, _ => 1 }))
                Draw(layer, OfdMatrix.Identity, [.. resources.Settings(layer["DrawParam"])], 0);
    }

    public void Draw(OfdElement block) => Draw(block, OfdMatrix.Identity, [], 0);

    void Draw(OfdElement block, OfdMatrix frame, IReadOnlyList<OfdElement> around, int depth)
    {
        if (depth > Deepest) throw new InvalidDataException($"more than {Deepest} drawings inside each other");
        foreach (var item in block.Children)
        {
            if (content.Length > Most) throw new InvalidDataException("more is drawn on it than on any page");
            if (item.Name is "PageBlock") Draw(item, frame, around, depth + 1);
            else if (item.Name is "TextObject" or "PathObject" or "ImageObject" or "CompositeObject") DrawObject(item, frame, around, depth);
        }
    }

    void DrawObject(OfdElement item, OfdMatrix frame, IReadOnlyList<OfdElement> around, int depth)
    {
        var look = new OfdLook(item, [.. resources.Settings(item["DrawParam"]), .. around], resources);
        var box = OfdBox.Of(item["Boundary"]);
        var corner = OfdNumbers.List(item["Boundary"]) is [var x, var y, ..] ? OfdMatrix.Shift(x, y) : OfdMatrix.Identity;
        var outer = corner.Then(frame);
        var inner = (OfdMatrix.Of(item["CTM"]) ?? OfdMatrix.Identity).Then(outer);
        var isOff = OfdNumbers.Flag(item["Visible"]) == false;
        if (isOff) content.Append("/OC/Off BDC ");
        content.Append("q ");
        foreach (var clip in item.All("Clips")) Clip(clip, outer, inner);
        switch (item.Name)
        {
            case "TextObject":
                OfdText.Draw(this, item, look, inner, outer, box);
                break;
            case "PathObject":
                DrawPath(item, look, inner, outer, box);
                break;
            case "ImageObject":
                DrawImage(item, look, box is not null && OfdMatrix.Of(item["CTM"]) is null
                    ? new OfdMatrix(box.Width, 0, 0, box.Height, 0, 0).Then(outer) : inner);
                break;
            case "CompositeObject":
                var unit = resources.Unit(item["ResourceID"]) ?? item;
                foreach (var drawing in unit.All("Content")) Draw(drawing, inner, look.Around, depth + 1);
                break;
        }
        content.Append("Q\n");
        if (isOff) content.Append("EMC\n");
    }

    /// <summary>What comes after is shown within a rectangle of a frame alone.</summary>
    public void ClipTo(OfdBox box, OfdMatrix frame)
    {
        Move(frame.Apply(box.X, box.Y), 'm');
        Move(frame.Apply(box.X + box.Width, box.Y), 'l');
        Move(frame.Apply(box.X + box.Width, box.Y + box.Height), 'l');
        Move(frame.Apply(box.X, box.Y + box.Height), 'l');
        content.Append("h W n ");
    }

    void Clip(OfdElement clips, OfdMatrix outer, OfdMatrix inner)
    {
        var frame = OfdNumbers.Flag(clips["TransFlag"]) == false ? outer : inner;
        foreach (var clip in clips.All("Clip"))
        {
            var whole = (OfdMatrix.Of(clip["CTM"]) ?? OfdMatrix.Identity).Then(frame);
            var areas = clip.All("Area").Where(a => a.Child("Path") is not null).ToList();
            if (areas.Count == 0 || clip.All("Area").Any(a => a.Child("Text") is not null)) continue; // the shape of text lets all of it show
            var before = content.Length;
            foreach (var area in areas)
            {
                var path = area.Child("Path")!;
                var own = (OfdMatrix.Of(path["CTM"]) ?? OfdMatrix.Identity)
                    .Then(OfdNumbers.List(path["Boundary"]) is [var x, var y, ..] ? OfdMatrix.Shift(x, y) : OfdMatrix.Identity)
                    .Then((OfdMatrix.Of(area["CTM"]) ?? OfdMatrix.Identity).Then(whole));
                Trace(OfdPathData.Parse(path.Child("AbbreviatedData")?.Text ?? ""), own);
            }
            if (content.Length > before) content.Append("W n ");
        }
    }

    void DrawPath(OfdElement item, OfdLook look, OfdMatrix inner, OfdMatrix outer, OfdBox? box)
    {
        var steps = OfdPathData.Parse(item.Child("AbbreviatedData")?.Text ?? item["AbbreviatedData"] ?? "");
        if (steps.Count == 0) return;
        var isFilled = OfdNumbers.Flag(item["Fill"]) ?? false;
        var isStroked = OfdNumbers.Flag(item["Stroke"]) ?? true;
        var fill = isFilled ? look.Fill : null;
        if (!isStroked && fill is null) return;
        if (box is not null && steps.Exists(s => s.Kind != 'Z' && !box.Contains(Shifted(inner.Apply(s.Last.X, s.Last.Y), outer, box), Margin)))
            ClipTo(new(-Margin, -Margin, box.Width + 2 * Margin, box.Height + 2 * Margin), outer);
        if (fill is not null) Ink(fill, look.Alpha, "rg ");
        if (isStroked)
        {
            Ink(look.Stroke, look.Alpha, "RG ");
            var width = OfdNumbers.Of(look["LineWidth"]) ?? UsualLine;
            content.Number(Math.Abs(width) * inner.Scale * toPoints.Scale).Append("w ");
            if (OfdNumbers.List(look["DashPattern"]) is { Count: > 0 } dashes && dashes.TrueForAll(d => d >= 0) && dashes.Exists(d => d > 0))
            {
                content.Append('[');
                foreach (var dash in dashes.Take(16)) content.Number(dash * inner.Scale * toPoints.Scale);
                content.Append("]0 d ");
            }
        }
        Trace(steps, inner);
        var isEvenOdd = item["Rule"]?.StartsWith("Even", StringComparison.OrdinalIgnoreCase) == true;
        content.Append((isStroked, fill is not null, isEvenOdd) switch
        {
            (true, false, _) => "S ", (true, true, false) => "B ", (true, true, true) => "B* ", (_, _, false) => "f ", _ => "f* ",
        });
    }

    /// <summary>A point of the page in the frame in which a box begins at its own corner.</summary>
    static OfdPoint Shifted(OfdPoint point, OfdMatrix outer, OfdBox box)
    {
        var corner = outer.Apply(0, 0);
        var scale = outer.Scale > 0 ? outer.Scale : 1;
        return new(box.X + (point.X - corner.X) / scale, box.Y + (point.Y - corner.Y) / scale);
    }

    void Trace(List<OfdStep> steps, OfdMatrix matrix)
    {
        var isOpen = false;
        foreach (var step in steps)
        {
            var end = matrix.Apply(step.Last.X, step.Last.Y);
            switch (step.Kind)
            {
                case 'Z':
                    if (isOpen) content.Append("h ");
                    break;
                case 'C' when isOpen:
                    content.Point(ToPoints(matrix.Apply(step.First.X, step.First.Y))).Point(ToPoints(matrix.Apply(step.Second.X, step.Second.Y)))
                        .Point(ToPoints(end)).Append("c ");
                    break;
                case 'L' when isOpen:
                    Move(end, 'l');
                    break;
                default:
                    Move(end, 'm');
                    isOpen = true;
                    break;
            }
        }
    }

    void Move(OfdPoint point, char how) => content.Point(ToPoints(point)).Append(how).Append(' ');

    OfdPoint ToPoints(OfdPoint point) => toPoints.Apply(point.X, point.Y);

    void DrawImage(OfdElement item, OfdLook look, OfdMatrix inner)
    {
        if (string.IsNullOrWhiteSpace(item["ResourceID"])) return; // a place for a picture that is not there
        if (stock.Picture(resources, item["ResourceID"]) is not { } picture)
        {
            Lost.Add([.. ((ReadOnlySpan<OfdPoint>)[inner.Apply(0, 0), inner.Apply(1, 0), inner.Apply(0, 1), inner.Apply(1, 1)]).ToArray().Select(ToPoints)]);
            return;
        }
        pictures.Add($"/Im{picture} {picture} 0 R");
        Strength(look.Alpha);
        content.Matrix(new OfdMatrix(1, 0, 0, -1, 0, 1).Then(inner).Then(toPoints)).Append("cm ")
            .Append(CultureInfo.InvariantCulture, $"/Im{picture} Do ");
    }

    public void Ink(OfdColour colour, double alpha, string how)
    {
        content.Number(colour.Red).Number(colour.Green).Number(colour.Blue).Append(how);
        Strength(alpha * colour.Alpha);
    }

    void Strength(double alpha)
    {
        if (alpha >= 1) return;
        var percent = (int)Math.Round(100 * Math.Clamp(alpha, 0, 1));
        strengths.Add(string.Create(CultureInfo.InvariantCulture, $"/A{percent}<</ca {percent / 100.0:0.##}/CA {percent / 100.0:0.##}>>"));
        content.Append(CultureInfo.InvariantCulture, $"/A{percent} gs ");
    }

    /// <summary>The font that a text names, or one without a name.</summary>
    public OfdFont Font(OfdElement text)
    {
        var font = stock.Font(resources, text["Font"]);
        fonts.Add($"/F{font.Number} {font.Number} 0 R");
        return font;
    }

    /// <summary>One run of glyphs on a line.</summary>
    /// <param name="matrix">From ems of the run, upwards, to millimetres of the page.</param>
    /// <param name="codes">With the way (ems) from each glyph to the next.</param>
    public void Show(OfdFont font, OfdMatrix matrix, IReadOnlyList<(int Code, double Step)> codes)
    {
        content.Append(CultureInfo.InvariantCulture, $"BT /F{font.Number} 1 Tf ").Matrix(matrix.Then(toPoints)).Append("Tm [");
        for (var i = 0; i < codes.Count; i++)
        {
            content.Append(CultureInfo.InvariantCulture, $"<{codes[i].Code:X4}>");
            var gap = i + 1 < codes.Count ? codes[i].Step - font.WidthOf(codes[i].Code) : 0;
            if (Math.Abs(gap) > 1e-6) content.Number(-1000 * gap);
        }
        content.Append("]TJ ET\n");
    }

    /// <summary>How glyphs are drawn: filled, as outlines, or not at all.</summary>
    public void Render(int mode)
    {
        if (mode != 0) content.Append(CultureInfo.InvariantCulture, $"{mode} Tr ");
    }
}
