namespace DisclosureExtract.Queue.Storing;

/// <summary>Under which keys originals and results are: by their bytes, and results by what else they depend on.</summary>
static class Keys
{
    public const string Originals = "originals", Results = "results";

    /// <param name="sha256">Lower-case digits.</param>
    public static string Original(string sha256) => $"{Originals}/{sha256[..2]}/{sha256}";

    /// <param name="reading">Number of settings and build.</param>
    /// <param name="suffix">Of the file: .json, .facts.csv …</param>
    public static string Result(int reading, string sha256, string suffix) =>
        $"{Results}/{reading}/{sha256[..2]}/{sha256}{suffix}";
}
