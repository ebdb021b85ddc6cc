using System.Globalization;
using DisclosureExtract.Engines.Pdf;
using DisclosureExtract.Facts;
using DisclosureExtract.Output;
using DisclosureExtract.Pages;
using DisclosureExtract.Parts.Cards;
using DisclosureExtract.Primitives;
using DisclosureExtract.Scans.Imaging;
using DisclosureExtract.Tables;
using DisclosureExtract.Vocabulary;
using SkiaSharp;

namespace DisclosureExtract.Engines.Drawing;

/// <summary>
/// Draws a page with what was found on it: words (grey), rulings (blue), cells (green; spans filled), mapped codes
/// (purple), amounts (their column key; red where disputed), asides (orange), noise (orange, dashed, with its kind),
/// project cards (rose), the role of the page.
/// </summary>
public static class PageInspector
{
    /// <summary>Points between the rulings of a table and the frame drawn around them.</summary>
    const double FrameMargin = 1.5;

    static readonly SKColor WordColor = new(
        120, 120, 120, 120), RulingColor = new(30, 90, 230, 170), CellColor = new(20, 150, 60, 200),
        SpanColor = new(20, 150, 60, 36), CodeColor = new(130, 20, 160), KeyColor = new(0, 110, 110), DisputedColor = new(220, 0, 0), AsideColor = new(
            240, 140, 0, 160), NoiseColor = new(230, 110, 0), CardColor = new(190, 60, 130);

    /// <summary>A PNG of the page.</summary>
    /// <param name="pdf">Path of the PDF to render as background; null where there is none.</param>
    /// <param name="image">Pixels of the page as background, where it is no PDF.</param>
    public static byte[] Draw(Extraction extraction, int number, string? pdf, int dpi, PagePixels? image = null)
    {
        var result = extraction.Pages[number - 1];
        var page = result.Page;
        var scale = dpi / 72f;
        var width = Math.Clamp((int)Math.Ceiling(Math.Max(page.Width * page.Scale, 72) * scale), 1, 12_000);
        var height = Math.Clamp((int)Math.Ceiling(Math.Max(page.Height * page.Scale, 72) * scale), 1, 12_000);
        using var surface = SKSurface.Create(new SKImageInfo(width, height));
        var canvas = surface.Canvas;
        canvas.Clear(SKColors.White);
        using var typeface = FontFiles.Any();
        using var background = (pdf is not null ? Poppler.Render(pdf, number, dpi) : image) is { } pixels
            ? ToBitmap(pixels)
            : null;
        var hasBackground = background is not null;
        if (background is not null) DrawBackground(canvas, background, width, height);
        canvas.Scale(scale);
        SKRect R(BoundingBox box)
        {
            var d = page.ToDisplayed(box);
            return new SKRect((float)d.Left, (float)d.Top, (float)d.Right, (float)d.Bottom);
        }

        using var stroke = new SKPaint { IsStroke = true, StrokeWidth = 0.4f, IsAntialias = true };
        using var fill = new SKPaint { IsAntialias = true };
        foreach (var word in page.Words)
        {
            stroke.Color = WordColor;
            canvas.DrawRect(R(word.Box), stroke);
            if (!hasBackground)
                Text(
                    canvas, typeface, word.Text, R(word.Box).Left, R(word.Box).Bottom - 1, (float)word.FontSize,
                    SKColors.Black);
        }
        foreach (var aside in page.Asides)
        {
            stroke.Color = AsideColor;
            canvas.DrawRect(R(aside.Word.Box), stroke);
        }
        foreach (var grid in result.Layout.Grids)
            foreach (var cell in grid.Cells)
            {
                if (cell.RowSpan > 1 || cell.ColumnSpan > 1)
                {
                    fill.Color = SpanColor;
                    canvas.DrawRect(R(cell.Box), fill);
                }
                stroke.Color = CellColor;
                stroke.StrokeWidth = 0.8f;
                canvas.DrawRect(R(cell.Box.Inflate(-0.8)), stroke);
                stroke.StrokeWidth = 0.4f;
            }
        DrawTrace(canvas, result.Layout, R);
        DrawMeaning(canvas, typeface, extraction, number, R);
        DrawNoise(canvas, typeface, extraction, number, R);
        DrawCards(canvas, typeface, extraction, number, R);
        var role = extraction.Roles.Count >= number ? extraction.Roles[number - 1] : null;
        Text(
            canvas, typeface,
            $"{page.Number}: {role?.Name} ({role?.Evidence}) – {result.Verdict.State} – {result.Verdict.Reason}", 4, 9, 7, SKColors.DarkBlue);
        using var drawn = surface.Snapshot();
        using var data = drawn.Encode(SKEncodedImageFormat.Png, 90);
        return data.ToArray();
    }

    /// <summary>What the finder of tables went by: merged rulings, what they enclose, and where headings end.</summary>
    static void DrawTrace(SKCanvas canvas, PageLayout layout, Func<BoundingBox, SKRect> place)
    {
        using var stroke = new SKPaint { IsStroke = true, StrokeWidth = 0.4f, IsAntialias = true, Color = RulingColor };
        foreach (var r in layout.Trace.Rulings)
            Line(r.IsHorizontal
                ? new BoundingBox(r.Start, r.Position, r.End, r.Position)
                : new BoundingBox(r.Position, r.Start, r.Position, r.End));
        foreach (var frame in layout.Trace.Frames) canvas.DrawRect(place(frame.Inflate(FrameMargin)), stroke);
        stroke.Color = CellColor;
        stroke.StrokeWidth = 1.6f;
        for (var i = 0; i < layout.Grids.Count; i++)
        {
            var (grid, first) = (layout.Grids[i], layout.Headers[i].FirstDataRow);
            if (first > 0 && grid.Cells.FirstOrDefault(c => c.Row == first) is { } cell)
                Line(grid.Box with { Top = cell.Box.Top, Bottom = cell.Box.Top });
        }

        void Line(BoundingBox box)
        {
            var line = place(box);
            canvas.DrawLine(line.Left, line.Top, line.Right, line.Bottom, stroke);
        }
    }

    /// <summary>What was taken out of the content, with its kind.</summary>
    static void DrawNoise(
        SKCanvas canvas, SKTypeface typeface, Extraction extraction, int number, Func<BoundingBox, SKRect> place)
    {
        using var dashes = SKPathEffect.CreateDash([3, 2], 0);
        using var stroke = new SKPaint
        {
            IsStroke = true,
            StrokeWidth = 0.9f,
            IsAntialias = true,
            Color = NoiseColor,
            PathEffect = dashes,
        };
        foreach (var item in extraction.Noise)
            foreach (var (_, box) in item.Places.Where(p => p.Page == number))
            {
                canvas.DrawRect(place(box), stroke);
                Text(canvas, typeface, item.Kind, place(box).Left, place(box).Top - 1, 5, NoiseColor);
            }
    }

    /// <summary>
    /// A project card: name, money by source and horizon, sections, indicators with their level and target.
    /// </summary>
    static void DrawCards(
        SKCanvas canvas, SKTypeface typeface, Extraction extraction, int number, Func<BoundingBox, SKRect> place)
    {
        using var stroke = new SKPaint { IsStroke = true, StrokeWidth = 0.9f, IsAntialias = true, Color = CardColor };
        void Mark(Evidence? at, string text)
        {
            if (at is null || at.Page != number) return;
            canvas.DrawRect(place(at.Box), stroke);
            Text(canvas, typeface, text, place(at.Box).Left, place(at.Box).Top - 0.5f, 4.5f, CardColor);
        }
        foreach (var card in extraction.Projects)
        {
            Mark(card.NameEvidence, "project");
            foreach (var fund in card.Funds) Mark(fund.Evidence, $"{fund.Source} {fund.Horizon} {card.MoneyUnit}");
            foreach (var section in card.Sections.Concat(card.Goals)) Mark(section.Evidence, section.Heading);
            foreach (var indicator in card.Indicators)
                Mark(
                    indicator.Evidence,
                    $"{indicator.Horizon} {indicator.Level1}/{indicator.Level2} {indicator.Target.Operator}{indicator.Target.Value?.ToString(CultureInfo.InvariantCulture)} {indicator.Target.Unit}");
        }
    }

    static void DrawMeaning(
        SKCanvas canvas, SKTypeface typeface, Extraction extraction, int number, Func<BoundingBox, SKRect> place)
    {
        var disputed = extraction.Validation.Facts.Where(f => f.Status == FactStatus.Disputed)
            .Select(f => (f.Table.Table.Id, f.Row.Index, f.Column.Index)).ToHashSet();
        foreach (var table in extraction.Tables)
        {
            foreach (var (page, box) in table.Table.Boxes)
                if (page == number)
                    Text(
                        canvas, typeface, $"{table.Table.Id} {table.Form} {table.Unit}", place(box).Left,
                        place(box).Top - 2, 8, CodeColor);
            foreach (var row in table.Rows)
            {
                if (row.Page == number && row.Subject is { } subject)
                    Text(
                        canvas, typeface, $"{subject.Code} {subject.Kind}", place(row.Box).Right + 1,
                        place(row.Box).Bottom, 4.5f, subject.Kind == MatchKind.Unknown ? DisputedColor : CodeColor);
                foreach (var cell in row.Cells)
                {
                    if (cell.Source.Page != number || cell.Source.IsEmpty) continue;
                    var color = cell.Amount.State == CellState.Unreadable
                        || disputed.Contains((table.Table.Id, row.Index, cell.Column.Index))
                        ? DisputedColor
                        : KeyColor;
                    Text(
                        canvas, typeface, $"{row.Side} {cell.Column.Key}".Trim(), place(cell.Source.Box).Left + 1,
                        place(cell.Source.Box).Top + 4.5f, 4, color);
                }
            }
        }
    }

    static void Text(SKCanvas canvas, SKTypeface typeface, string text, float x, float y, float size, SKColor color)
    {
        using var font = new SKFont(typeface, size);
        using var paint = new SKPaint { Color = color, IsAntialias = true };
        canvas.DrawText(text, x, y, SKTextAlign.Left, font, paint);
    }

    static void DrawBackground(SKCanvas canvas, SKBitmap bitmap, int width, int height)
    {
        using var paint = new SKPaint
        {
            ColorFilter = SKColorFilter.CreateBlendMode(new SKColor(255, 255, 255, 90), SKBlendMode.SrcOver),
        };
        canvas.DrawBitmap(bitmap, new SKRect(0, 0, width, height), SKSamplingOptions.Default, paint);
    }

    static SKBitmap ToBitmap(PagePixels page)
    {
        var bitmap = new SKBitmap(page.Width, page.Height, SKColorType.Rgba8888, SKAlphaType.Opaque);
        var pixels = bitmap.GetPixelSpan();
        for (int i = 0, o = 0; i < page.Red.Length; i++, o += 4)
            (pixels[o], pixels[o + 1], pixels[o + 2], pixels[o + 3]) = (page.Red[i], page.Green[i], page.Blue[i], 255);
        return bitmap;
    }
}
