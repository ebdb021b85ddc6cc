using DisclosureExtract.Engines.Drawing;
using DisclosureExtract.Output;
using DisclosureExtract.Pages;
using DisclosureExtract.Scans.Cleaning;
using DisclosureExtract.Scans.Marks;
using DisclosureExtract.Tables;
using DisclosureExtract.Tests.Tables;
using SkiaSharp;

namespace DisclosureExtract.Tests.Scans.Marks;

/// <summary>Seals and watermarks of all kinds, and what looks like them.</summary>
public sealed class MarksTests
{
    static readonly DrawnTable Table = new()
    {
        X = [60, 300, 420, 540],
        Y = [200, 222, 244, 266, 288],
        Cells =
        [
            new(0, 0, 1, 1, "科目名称"), new(0, 1, 1, 1, "基本支出"), new(0, 2, 1, 1, "项目支出"),
            new(1, 0, 1, 1, "政协事务"), new(1, 1, 1, 1, "1,250.10"), new(1, 2, 1, 1, "310.00"),
            new(2, 0, 1, 1, "行政运行"), new(2, 1, 1, 1, "1,250.10"), new(2, 2, 1, 1, "310.00"),
            new(3, 0, 1, 1, "合计"), new(3, 1, 1, 1, "1,250.10"), new(3, 2, 1, 1, "310.00"),
        ],
    };

    static readonly SKColor Red = new(220, 50, 60, 210), Blue = new(60, 80, 215, 210), Pink = new(250, 206, 206), Green = new(206, 236, 206), Grey = new(190, 190, 190);

    /// <summary>Where seals are set: over amounts.</summary>
    const float X = 360, Y = 244;

    static IReadOnlyList<ScanNoise> Found(double dpi, Action<SKCanvas> over) =>
        PreparedPage.Make(new DrawnScan { Table = Table, Dpi = dpi, Noise = 4, Over = over }.ToPixels(), 0).Noise;

    static SKPaint Paint(SKColor color, float line = 0) =>
        new() { Color = color, IsAntialias = true, BlendMode = SKBlendMode.Multiply, IsStroke = line > 0, StrokeWidth = line };

    static void Text(SKCanvas canvas, string text, float x, float y, float size, SKColor color, bool isOver = false)
    {
        using var typeface = FontFiles.Any();
        using var font = new SKFont(typeface, size);
        using var paint = Paint(color);
        if (isOver) paint.BlendMode = SKBlendMode.SrcOver;
        canvas.DrawText(text, x, y, SKTextAlign.Center, font, paint);
    }

    static void Name(SKCanvas canvas, float half, SKColor color, bool isCut)
    {
        using var paint = Paint(color, isCut ? 0 : 2);
        canvas.DrawRect(X - half, Y - half, 2 * half, 2 * half, paint);
        Text(canvas, "之张", X, Y - 0.1f * half, 0.85f * half, isCut ? SKColors.White : color, isCut);
        Text(canvas, "印三", X, Y + 0.75f * half, 0.85f * half, isCut ? SKColors.White : color, isCut);
    }

    static void Framed(SKCanvas canvas, float width, float height, SKColor color, bool isOval)
    {
        using var paint = Paint(color, 2.5f);
        if (isOval) canvas.DrawOval(X, Y, width / 2, height / 2, paint);
        else canvas.DrawRect(X - width / 2, Y - height / 2, width, height, paint);
        Text(canvas, "财务专用章", X, Y + 6, 15, color);
    }

    static void Turned(SKCanvas canvas, float degrees, Action<SKCanvas> draw)
    {
        canvas.Save();
        canvas.RotateDegrees(degrees, X, Y);
        draw(canvas);
        canvas.Restore();
    }

    static readonly Dictionary<string, Action<SKCanvas>> Seals = new()
    {
        ["a name, raised"] = c => Name(c, 18, Red, isCut: false),
        ["a name, raised, askew"] = c => Turned(c, 15, c => Name(c, 18, Blue, isCut: false)),
        ["a name, cut"] = c => Name(c, 22, Red, isCut: true),
        ["a name, cut, askew"] = c => Turned(c, -12, c => Name(c, 26, Blue, isCut: true)),
        ["long"] = c => Framed(c, 152, 52, Red, isOval: false),
        ["long and low, askew"] = c => Turned(c, 4, c => Framed(c, 150, 40, Blue, isOval: false)),
        ["oval"] = c => Framed(c, 120, 80, Red, isOval: true),
        ["over a watermark of its colour"] = c =>
        {
            Tiled(c, 24, Pink);
            Framed(c, 100, 100, Red, isOval: true);
        },
    };

    static readonly Dictionary<string, Action<SKCanvas>> NoSeals = new()
    {
        ["a coloured title"] = c => Text(c, "二〇二五年部门预算公开", 300, 120, 26, Red),
        ["a coloured title of two lines"] = c =>
        {
            Text(c, "二〇二五年部门预算", 300, 100, 24, Red);
            Text(c, "公开说明文件", 300, 130, 24, Red);
        },
        ["a coloured word"] = c => Text(c, "附件", 300, 120, 30, Red),
        ["a disc of a chart"] = c => c.DrawCircle(300, 500, 50, Paint(Red)),
        ["bars of a chart"] = c =>
        {
            for (var i = 0; i < 5; i++) c.DrawRect(100 + 60 * i, 600 - 20 * i, 34, 40 + 20 * i, Paint(i % 2 == 0 ? Red : Blue));
        },
        ["a coloured row of headings"] = c => c.DrawRect(60, 200, 480, 22, Paint(Blue)),
        ["a coloured line"] = c => c.DrawRect(60, 140, 480, 3, Paint(Red)),
    };

    static void Tiled(SKCanvas canvas, float size, SKColor color)
    {
        canvas.Save();
        canvas.RotateDegrees(-30, 300, 420);
        for (var y = -200; y < 1100; y += 100)
            for (var x = -300; x < 1000; x += 200) Text(canvas, "内部资料", x, y, size, color);
        canvas.Restore();
    }

    static void Once(SKCanvas canvas, string text, float size, float degrees, SKColor color)
    {
        canvas.Save();
        canvas.RotateDegrees(degrees, 300, 420);
        Text(canvas, text, 300, 420, size, color);
        canvas.Restore();
    }

    static readonly Dictionary<string, Action<SKCanvas>> Watermarks = new()
    {
        ["tiled, grey"] = c => Tiled(c, 26, Grey),
        ["tiled, red"] = c => Tiled(c, 26, Pink),
        ["one word, grey"] = c => Once(c, "2025", 72, 20, Grey),
        ["one word, green, level"] = c => Once(c, "草稿", 70, 0, Green),
        ["one phrase, red"] = c => Once(c, "仅供内部审核", 66, -50, Pink),
    };

    static readonly Dictionary<string, Action<SKCanvas>> NoWatermarks = new()
    {
        ["shaded rows"] = c =>
        {
            for (var i = 0; i < 4; i++) c.DrawRect(60, 200 + 22 * i, 480, 14, Paint(new SKColor(215, 225, 240)));
        },
        ["a pale disc"] = c => c.DrawCircle(300, 550, 60, Paint(Green)),
        ["pale bars"] = c =>
        {
            for (var i = 0; i < 8; i++) c.DrawRect(80 + 50 * i, 500 + 20 * i, 30, 200 - 20 * i, Paint(Pink));
        },
    };

    static TheoryData<string, double> Cases(IEnumerable<string> names)
    {
        var data = new TheoryData<string, double>();
        foreach (var name in names)
            foreach (var dpi in (double[])[150, 200]) data.Add(name, dpi);
        return data;
    }

    public static TheoryData<string, double> SealCases => Cases(Seals.Keys);

    public static TheoryData<string, double> NoSealCases => Cases(NoSeals.Keys);

    public static TheoryData<string, double> WatermarkCases => Cases(Watermarks.Keys);

    public static TheoryData<string, double> NoWatermarkCases => Cases(NoWatermarks.Keys);

    [Theory]
    [MemberData(nameof(SealCases))]
    public void Seals_of_all_kinds_are_found_where_they_are(string name, double dpi)
    {
        var box = Assert.Single(Found(dpi, Seals[name]), n => n.Kind == NoiseKinds.Stamp).Box;
        Assert.Equal(X, (box.Left + box.Right) / 2 * 72 / dpi, 4.0);
        Assert.Equal(Y, (box.Top + box.Bottom) / 2 * 72 / dpi, 4.0);
    }

    [Theory]
    [MemberData(nameof(NoSealCases))]
    public void Coloured_print_is_no_seal(string name, double dpi) => Assert.DoesNotContain(Found(dpi, NoSeals[name]), n => n.Kind == NoiseKinds.Stamp);

    [Theory]
    [MemberData(nameof(WatermarkCases))]
    public void Watermarks_of_all_kinds_are_found_and_are_no_seals(string name, double dpi)
    {
        var found = Found(dpi, Watermarks[name]);
        Assert.Contains(found, n => n.Kind == NoiseKinds.Watermark);
        Assert.DoesNotContain(found, n => n.Kind == NoiseKinds.Stamp);
    }

    [Theory]
    [MemberData(nameof(NoWatermarkCases))]
    public void Pale_fields_are_no_watermark(string name, double dpi) => Assert.Empty(Found(dpi, NoWatermarks[name]));
}
