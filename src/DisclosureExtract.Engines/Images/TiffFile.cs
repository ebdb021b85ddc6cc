using BitMiracle.LibTiff.Classic;
using DisclosureExtract.Pages;
using DisclosureExtract.Scans.Imaging;

namespace DisclosureExtract.Engines.Images;

/// <summary>TIFF files, with many pages and any compression scanners write. Only this file knows LibTiff.</summary>
static class TiffFile
{
    static TiffFile() => Tiff.SetErrorHandler(new Silence());

    /// <summary>Pages beyond these are refused; the format allows 65,535.</summary>
    const int MostPages = 5000;

    /// <summary>
    /// Width, height and stated resolution of each page; empty for what is no TIFF, or one of pages that nobody scans.
    /// </summary>
    public static (int Width, int Height, double Dpi)[] Sizes(byte[] bytes) => Guarded(bytes, tiff =>
    {
        var sizes = new List<(int, int, double)>();
        do
        {
            var (width, height) = (Number(tiff, TiffTag.IMAGEWIDTH), Number(tiff, TiffTag.IMAGELENGTH));
            if (width <= 0 || height <= 0 || (long)width * height > RasterFiles.MostPixels || sizes.Count == MostPages)
                return [];
            var dpi = tiff.GetField(TiffTag.XRESOLUTION) is [var x, ..] ? x.ToDouble() : 0;
            if (tiff.GetField(TiffTag.RESOLUTIONUNIT) is [var unit, ..] && unit.ToInt() == (int)ResUnit.CENTIMETER)
                dpi *= 2.54;
            sizes.Add((width, height, dpi));
        }
        while (tiff.ReadDirectory());
        return sizes.ToArray();
    }) ?? [];

    /// <summary>Null where the page is damaged.</summary>
    /// <param name="page">0-based.</param>
    public static PagePixels? Decode(byte[] bytes, int page, double dpi) => Guarded(bytes, tiff =>
    {
        if (!tiff.SetDirectory((short)page)) return null;
        var (width, height) = (Number(tiff, TiffTag.IMAGEWIDTH), Number(tiff, TiffTag.IMAGELENGTH));
        var raster = new int[width * height];
        if (!tiff.ReadRGBAImageOriented(width, height, raster, Orientation.TOPLEFT)) return null;
        byte[] Plane(Func<int, int> of)
        {
            var plane = new byte[raster.Length];
            for (var i = 0; i < plane.Length; i++) plane[i] = (byte)of(raster[i]);
            return plane;
        }

        var red = Plane(Tiff.GetR);
        var isGray = Array.TrueForAll(raster, p => Tiff.GetR(p) == Tiff.GetG(p) && Tiff.GetR(p) == Tiff.GetB(p));
        return isGray ? new PagePixels(width, height, red, red, red, dpi)
            : new PagePixels(width, height, red, Plane(Tiff.GetG), Plane(Tiff.GetB), dpi);
    });

    /// <summary>
    /// Works on an opened file; null for what is no TIFF. LibTiff answers some damage (offsets beyond the file, counts
    /// beyond numbers, strips that are missing) with whatever exception its arithmetic runs into; all of it means that
    /// the file is damaged.
    /// </summary>
    static T? Guarded<T>(byte[] bytes, Func<Tiff, T?> work) where T : class
    {
        try
        {
            using var tiff = Open(bytes);
            return tiff is null ? null : work(tiff);
        }
        catch (Exception e) when (e is ArithmeticException or ArgumentException or IndexOutOfRangeException or InvalidCastException or IOException or NullReferenceException or FormatException or InvalidOperationException or NotSupportedException)
        {
            return null;
        }
    }

    static Tiff? Open(byte[] bytes) =>
        Tiff.ClientOpen("bytes", "r", new MemoryStream(bytes, writable: false), new TiffStream());

    static int Number(Tiff tiff, TiffTag tag) => tiff.GetField(tag) is [var value, ..] ? value.ToInt() : 0;

    /// <summary>What LibTiff would print to the console shows in what it returns.</summary>
    sealed class Silence : TiffErrorHandler
    {
        public override void ErrorHandler(Tiff tif, string method, string format, params object[] args)
        {
        }

        public override void ErrorHandlerExt(Tiff tif, object clientData, string method, string format,
            params object[] args)
        {
        }

        public override void WarningHandler(Tiff tif, string method, string format, params object[] args)
        {
        }

        public override void WarningHandlerExt(Tiff tif, object clientData, string method, string format,
            params object[] args)
        {
        }
    }
}
