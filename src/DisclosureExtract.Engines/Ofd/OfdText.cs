using DisclosureExtract.Primitives;

namespace DisclosureExtract.Engines.Ofd;

/// <summary>Objects of text: characters with their places, and the glyphs that stand for them where the file says which.</summary>
static class OfdText
{
    /// <summary>Millimetres, where a text does not say how large it is.</summary>
    const double UsualSize = 3.5;

    /// <summary>Characters of one run.</summary>
    const int Most = 200_000;

    /// <summary>What converters write in place of a character they do not know.</summary>
    const char Placeholder = '¤';

    /// <param name="Text">Null where the file does not say.</param>
    /// <param name="Length">Characters of the run it stands for.</param>
    sealed record Drawn(string? Text, int? Glyph, int Length);

    /// <param name="inner">From the coordinates of the text to the page.</param>
    /// <param name="outer">From its box to the page.</param>
    public static void Draw(OfdCanvas canvas, OfdElement item, OfdLook look, OfdMatrix inner, OfdMatrix outer, OfdBox? box)
    {
        var size = OfdNumbers.Of(look["Size"]) ?? UsualSize;
        if (size == 0) size = UsualSize;
        var isFilled = OfdNumbers.Flag(item["Fill"]) ?? true;
        var isStroked = OfdNumbers.Flag(item["Stroke"]) ?? false;
        if (isFilled) canvas.Ink(look.Fill ?? OfdColour.Black, look.Alpha, "rg ");
        if (isStroked) canvas.Ink(look.Stroke, look.Alpha, "RG ");
        canvas.Render(isFilled ? 0 : isStroked ? 1 : 3);
        var setting = new Setting(canvas.Font(item), size, Width(item), Degrees(item["CharDirection"]), Degrees(item["ReadDirection"]), inner);
        var transforms = new List<OfdElement>();
        var start = default(OfdPoint);
        var lines = new List<List<Placed>>();
        foreach (var part in item.Children)
        {
            if (part.Name == "CGTransform") transforms.Add(part);
            if (part.Name != "TextCode") continue;
            start = new(OfdNumbers.Of(part["X"]) ?? start.X, OfdNumbers.Of(part["Y"]) ?? start.Y);
            lines.AddRange(Lines(part, Glyphs(part.Text, transforms), start, setting));
            transforms.Clear();
        }
        // What lies outside of its box is cut off; characters reach a little beyond it in many files.
        if (box is not null && lines.Exists(l => l.Exists(p => !IsIn(setting.Matrix.Apply(p.At.X, p.At.Y), outer, box, Math.Abs(size) * inner.Scale))))
            canvas.ClipTo(new(-size, -size, box.Width + 2 * size, box.Height + 2 * size), outer);
        foreach (var line in lines) Show(canvas, line, setting);
    }

    sealed record Setting(OfdFont Font, double Size, double Width, double Turn, double Reading, OfdMatrix Matrix);

    sealed record Placed(int Code, OfdPoint At);

    static bool IsIn(OfdPoint point, OfdMatrix outer, OfdBox box, double margin)
    {
        var corner = outer.Apply(0, 0);
        return new OfdBox(corner.X, corner.Y, box.Width * outer.Scale, box.Height * outer.Scale).Contains(point, margin);
    }

    /// <summary>The share of its usual width that a glyph has.</summary>
    static double Width(OfdElement item) => OfdNumbers.Of(item["HScale"]) is { } scale && scale is > 0.01 and < 100 ? scale : 1;

    static double Degrees(string? text) => (OfdNumbers.Of(text) ?? 0) % 360;

    /// <summary>Characters one by one, each with its glyph where a transformation names one.</summary>
    static List<Drawn> Glyphs(string text, List<OfdElement> transforms)
    {
        if (text.Contains('\n')) text = text.Trim();
        if (text.Length > Most) text = text[..Most];
        var drawn = new List<Drawn>();
        var at = 0;
        foreach (var transform in transforms.OrderBy(t => OfdNumbers.Of(t["CodePosition"]) ?? 0))
        {
            var from = (int)Math.Clamp(OfdNumbers.Of(transform["CodePosition"]) ?? 0, at, Math.Max(at, text.Length));
            var ids = OfdNumbers.List(transform.Child("Glyphs")?.Text ?? transform["Glyphs"]);
            var count = (int)Math.Clamp(OfdNumbers.Of(transform["CodeCount"]) ?? 1, 0, Most);
            // Several glyphs for one character are its parts, unless the characters for them are there and not counted.
            if (count == 1 && ids.Count > 1 && transform["CodeCount"] is null && text.Length - from >= ids.Count) count = ids.Count;
            while (at < from) at += Add(drawn, text, at, null, text.Length);
            var end = Math.Min(text.Length, from + count);
            for (var i = 0; i < ids.Count && (at < end || (count == 0 && i == 0) || text.Length == 0); i++)
            {
                var glyph = (int)Math.Clamp(ids[i], 0, ushort.MaxValue);
                if (at >= text.Length) drawn.Add(new(null, glyph, 1));
                else if (i == ids.Count - 1 && end - at > 1) at += Whole(drawn, text[at..end], glyph);
                else at += Add(drawn, text, at, glyph, end);
            }
        }
        while (at < text.Length) at += Add(drawn, text, at, null, text.Length);
        return drawn;
    }

    /// <summary>Several characters that one glyph stands for.</summary>
    static int Whole(List<Drawn> drawn, string text, int glyph)
    {
        drawn.Add(new(IsKnown(text) ? text : null, glyph, text.Length));
        return text.Length;
    }

    static int Add(List<Drawn> drawn, string text, int at, int? glyph, int end)
    {
        var length = char.IsHighSurrogate(text[at]) && at + 1 < end && char.IsLowSurrogate(text[at + 1]) ? 2 : 1;
        var character = text.Substring(at, length);
        if (length == 1 && char.IsSurrogate(character[0])) character = "\uFFFD";
        // Without a glyph, a character is all there is; what it means nothing by is told as unread.
        drawn.Add(new(IsKnown(character) || (glyph is null && character[0] == Placeholder) ? character : null, glyph, length));
        return length;
    }

    static bool IsKnown(string text) => text[0] != Placeholder && !TextFold.IsMeaningless(text[0]) && !char.IsControl(text[0]);

    /// <summary>Glyphs at their places, a new line wherever they leave the one they stand on.</summary>
    static List<List<Placed>> Lines(OfdElement code, List<Drawn> glyphs, OfdPoint start, Setting setting)
    {
        var count = glyphs.Sum(g => g.Length);
        var (across, down) = (OfdNumbers.Steps(code["DeltaX"], count), OfdNumbers.Steps(code["DeltaY"], count));
        var isByUnit = Math.Max(across.Count, down.Count) >= count - 1;
        var lines = new List<List<Placed>>();
        var (at, step) = (start, 0);
        for (var i = 0; i < glyphs.Count; i++)
        {
            var placed = new Placed(setting.Font.CodeOf(glyphs[i].Text, glyphs[i].Glyph), at);
            if (lines.Count > 0 && lines[^1][^1].At.Y == at.Y && setting.Turn == 0) lines[^1].Add(placed);
            else lines.Add([placed]);
            var (x, y) = (at.X, at.Y);
            for (var unit = isByUnit ? glyphs[i].Length : 1; unit > 0; unit--, step++)
            {
                if (across.Count == 0 && down.Count == 0) continue;
                x += step < across.Count ? across[step] : across.Count > 0 && across[^1] > 0 ? across[^1] : 0;
                y += step < down.Count ? down[step] : across.Count == 0 && down.Count > 0 ? down[^1] : 0;
            }
            if (across.Count == 0 && down.Count == 0)
            {
                // Without steps, glyphs follow each other by their own widths.
                var advance = setting.Font.WidthOf(placed.Code) * setting.Size * setting.Width;
                var (sin, cos) = Math.SinCos(setting.Reading * Math.PI / 180);
                (x, y) = (x + Math.Round(advance * cos, 9), y + Math.Round(advance * sin, 9));
            }
            at = new(x, y);
        }
        return lines;
    }

    static void Show(OfdCanvas canvas, List<Placed> line, Setting setting)
    {
        var em = setting.Size * setting.Width;
        var codes = new List<(int Code, double Step)>(line.Count);
        for (var i = 0; i < line.Count; i++) codes.Add((line[i].Code, i + 1 < line.Count ? (line[i + 1].At.X - line[i].At.X) / em : 0));
        var (sin, cos) = Math.SinCos(setting.Turn * Math.PI / 180);
        // Glyphs are drawn upwards, pages run downwards.
        var glyph = new OfdMatrix(em * cos, em * sin, setting.Size * sin, -setting.Size * cos, line[0].At.X, line[0].At.Y);
        canvas.Show(setting.Font, glyph.Then(setting.Matrix), codes);
    }
}
