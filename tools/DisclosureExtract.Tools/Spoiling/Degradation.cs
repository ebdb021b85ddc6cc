using System.Runtime.InteropServices;
using DisclosureExtract.Scans.Imaging;
using DisclosureExtract.Tools.Chance;
using SkiaSharp;

namespace DisclosureExtract.Tools.Spoiling;

/// <summary>What a scanner does to a page, with a fixed seed for each page.</summary>
/// <param name="Blur">Standard deviation in pixels.</param>
/// <param name="Noise">Standard deviation in grey levels.</param>
/// <param name="Jpeg">Quality; 0 for none.</param>
sealed record Degradation(double Blur, double Noise, int Jpeg)
{
    static readonly Dictionary<string, Degradation> Named = new()
    {
        ["clean"] = new(0, 0, 0),
        ["blur"] = new(0.8, 0, 0),
        ["jpeg"] = new(0, 0, 55),
        ["scan"] = new(0.7, 8, 55),
        ["harsh"] = new(0.9, 12, 40),
    };

    public static IEnumerable<string> Names => Named.Keys;

    public static Degradation Of(string name) => Named[name];

    public PageImage Apply(PageImage image, int seed)
    {
        var gray = image.Gray;
        if (Blur > 0) gray = Blurred(image);
        if (Noise > 0)
        {
            var random = new Random(seed);
            gray = [.. gray.Select(v => (byte)Math.Clamp(v + Noise * random.Gauss(), 0, 255))];
        }
        if (Jpeg > 0) gray = Compressed(gray, image.Width, image.Height);
        return image with { Gray = gray };
    }

    byte[] Blurred(PageImage image)
    {
        var reach = (int)Math.Ceiling(3 * Blur);
        var kernel = Enumerable.Range(-reach, 2 * reach + 1).Select(i => Math.Exp(-i * i / (2 * Blur * Blur))).ToArray();
        var sum = kernel.Sum();
        var (width, height) = (image.Width, image.Height);
        var middle = new float[width * height];
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++)
            {
                double v = 0;
                for (var k = -reach; k <= reach; k++) v += kernel[k + reach] * image.Gray[y * width + Math.Clamp(x + k, 0, width - 1)];
                middle[y * width + x] = (float)(v / sum);
            }
        var result = new byte[width * height];
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++)
            {
                double v = 0;
                for (var k = -reach; k <= reach; k++) v += kernel[k + reach] * middle[Math.Clamp(y + k, 0, height - 1) * width + x];
                result[y * width + x] = (byte)(v / sum + 0.5);
            }
        return result;
    }

    byte[] Compressed(byte[] gray, int width, int height)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Gray8));
        for (var y = 0; y < height; y++) Marshal.Copy(gray, y * width, bitmap.GetPixels() + y * bitmap.RowBytes, width);
        using var data = bitmap.Encode(SKEncodedImageFormat.Jpeg, Jpeg);
        using var decoded = SKBitmap.Decode(data.ToArray(), new SKImageInfo(width, height, SKColorType.Gray8));
        var result = new byte[width * height];
        for (var y = 0; y < height; y++) Marshal.Copy(decoded.GetPixels() + y * decoded.RowBytes, result, y * width, width);
        return result;
    }
}
