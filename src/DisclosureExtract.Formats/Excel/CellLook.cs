using NPOI.HSSF.UserModel;
using NPOI.SS.UserModel;
using NPOI.XSSF.UserModel;

namespace DisclosureExtract.Formats.Excel;

/// <summary>How the cells of one style look.</summary>
sealed record CellLook
{
    public required NumberPrinter Numbers { get; init; }

    /// <summary>Lines beside and above or below it: it stands in a table.</summary>
    public bool IsRuled { get; init; }

    public double Indent { get; init; }

    public bool IsRed { get; init; }

    public bool IsStruck { get; init; }

    /// <summary>White on white.</summary>
    public bool IsInvisible { get; init; }

    /// <summary>Numbers are made small enough for their column.</summary>
    public bool Shrinks { get; init; }

    /// <summary>Points.</summary>
    public double Size { get; init; } = 11;
}

/// <summary>The looks of a workbook, each read once.</summary>
sealed class CellLooks(IWorkbook workbook)
{
    /// <summary>Where no style says anything.</summary>
    static readonly CellLook Plain = new() { Numbers = new NumberPrinter(null) };

    readonly Dictionary<short, CellLook> looks = [];

    public double DefaultSize { get; } = workbook.NumberOfFonts > 0 ? Math.Max(1, (double)workbook.GetFontAt(0).FontHeightInPoints) : 11;

    public CellLook Of(ICell cell)
    {
        var style = cell.CellStyle;
        if (style is null) return Plain;
        if (!looks.TryGetValue(style.Index, out var look)) looks[style.Index] = look = Read(style);
        return look;
    }

    CellLook Read(ICellStyle style)
    {
        var font = style.GetFont(workbook);
        var isFilled = style.FillPattern != FillPattern.NoFill;
        return new CellLook
        {
            Numbers = new NumberPrinter(style.GetDataFormatString()),
            IsRuled = (style.BorderLeft != BorderStyle.None || style.BorderRight != BorderStyle.None)
                && (style.BorderTop != BorderStyle.None || style.BorderBottom != BorderStyle.None),
            Indent = Math.Clamp((int)style.Indention, 0, 15),
            IsRed = ColorOf(font) is [> 200, < 60, < 60],
            IsStruck = font.IsStrikeout,
            IsInvisible = !isFilled && ColorOf(font) is [255, 255, 255],
            Shrinks = style.ShrinkToFit,
            Size = Math.Max(1, (double)font.FontHeightInPoints),
        };
    }

    /// <summary>Red, green, blue; null for the colour of the theme or of the system.</summary>
    byte[]? ColorOf(IFont font) => font switch
    {
        XSSFFont { } modern => modern.GetXSSFColor() is { IsAuto: false } color ? color.RGB : null,
        HSSFFont { } old => old.Color == (short)FontColor.Normal
            ? null : ((HSSFWorkbook)workbook).GetCustomPalette().GetColor(old.Color)?.RGB is { } rgb ? [rgb[0], rgb[1], rgb[2]] : null,
        _ => null,
    };
}
