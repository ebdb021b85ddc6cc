using SkiaSharp;

namespace DisclosureExtract.Engines.Drawing;

/// <summary>Chinese fonts of the distribution, by the look they stand for.</summary>
public static class FontFiles
{
    static readonly (string Name, string Family, string[] Paths)[] Known =
    [
        ("sans", "Noto Sans CJK SC", ["/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc", "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc", "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc"]),
        ("sans-bold", "Noto Sans CJK SC", ["/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc"]),
        ("song", "Noto Serif CJK SC", ["/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc", "/usr/share/fonts/truetype/arphic/uming.ttc"]),
        ("ming", "AR PL UMing CN", ["/usr/share/fonts/truetype/arphic/uming.ttc"]),
        ("kai", "AR PL UKai CN", ["/usr/share/fonts/truetype/arphic/ukai.ttc"]),
        ("hei", "WenQuanYi Zen Hei", ["/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc"]),
        ("micro", "WenQuanYi Micro Hei", ["/usr/share/fonts/truetype/wqy/wqy-microhei.ttc"]),
    ];

    /// <summary>Names of the fonts that are installed.</summary>
    public static IReadOnlyList<string> Installed { get; } = [.. Known.Where(k => k.Paths.Any(File.Exists)).Select(k => k.Name)];

    /// <summary>Index of the simplified-Chinese face in the Noto and Arphic collections.</summary>
    static int FaceIndex(string path) => path.Contains("Noto", StringComparison.Ordinal) ? 2 : 0;

    /// <summary>Loads a font by name; null where no file of it is installed.</summary>
    public static SKTypeface? Load(string name)
    {
        foreach (var (known, _, paths) in Known)
        {
            if (known != name) continue;
            foreach (var path in paths)
                if (File.Exists(path)) return SKTypeface.FromFile(path, FaceIndex(path));
        }
        return null;
    }

    /// <summary>
    /// The installed family that looks most like a Chinese font of some name, for programs that look fonts up by family; null
    /// where the name is in Latin letters alone, or nothing like it is installed.
    /// </summary>
    public static string? FamilyLike(string name)
    {
        if (name.All(char.IsAscii)) return null;
        string[] wanted = name.Contains('黑') ? ["hei", "micro", "sans"] : name.Contains('楷') ? ["kai", "ming", "song"] : ["ming", "song", "hei", "sans"];
        return wanted.Select(w => Array.Find(Known, k => k.Name == w)).FirstOrDefault(k => k.Paths.Any(File.Exists)).Family;
    }

    /// <summary>Any Chinese font; the built-in one (without ideographs) where none is installed.</summary>
    public static SKTypeface Any() =>
        Known.Select(k => Load(k.Name)).FirstOrDefault(t => t is not null) ?? SKTypeface.Default;
}
