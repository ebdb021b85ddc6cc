using SkiaSharp;

namespace DisclosureExtract.Engines.Drawing;

/// <summary>Chinese fonts of the distribution, by the look they stand for.</summary>
public static class FontFiles
{
    static readonly (string Name, string[] Paths)[] Known =
    [
        ("sans", ["/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc", "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc", "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc"]),
        ("sans-bold", ["/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc"]),
        ("song", ["/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc", "/usr/share/fonts/truetype/arphic/uming.ttc"]),
        ("ming", ["/usr/share/fonts/truetype/arphic/uming.ttc"]),
        ("kai", ["/usr/share/fonts/truetype/arphic/ukai.ttc"]),
        ("hei", ["/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc"]),
        ("micro", ["/usr/share/fonts/truetype/wqy/wqy-microhei.ttc"]),
    ];

    /// <summary>Names of the fonts that are installed.</summary>
    public static IReadOnlyList<string> Installed { get; } = [.. Known.Where(k => k.Paths.Any(File.Exists)).Select(k => k.Name)];

    /// <summary>Index of the simplified-Chinese face in the Noto and Arphic collections.</summary>
    static int FaceIndex(string path) => path.Contains("Noto", StringComparison.Ordinal) ? 2 : 0;

    /// <summary>Loads a font by name; null where no file of it is installed.</summary>
    public static SKTypeface? Load(string name)
    {
        foreach (var (known, paths) in Known)
        {
            if (known != name) continue;
            foreach (var path in paths)
                if (File.Exists(path)) return SKTypeface.FromFile(path, FaceIndex(path));
        }
        return null;
    }

    /// <summary>Any Chinese font; the built-in one (without ideographs) where none is installed.</summary>
    public static SKTypeface Any() =>
        Known.Select(k => Load(k.Name)).FirstOrDefault(t => t is not null) ?? SKTypeface.Default;
}
