using System.Text;

namespace DisclosureExtract.Learning;

/// <summary>The trained models of <c>models/</c>, built into the library.</summary>
static class EmbeddedModels
{
    public const string SubjectRanker = "subject-ranker.bin";
    public const string FormClassifier = "form-classifier.bin";

    public static Stream Open(string name) => typeof(EmbeddedModels).Assembly.GetManifestResourceStream(name)
        ?? throw new InvalidOperationException($"The model {name} is missing from the build; bench/train.sh makes it.");

    /// <summary>Reads past the first bytes of a model.</summary>
    /// <exception cref="InvalidDataException">They are others.</exception>
    public static void Expect(BinaryReader reader, string magic, string what)
    {
        if (Encoding.ASCII.GetString(reader.ReadBytes(magic.Length)) != magic)
            throw new InvalidDataException($"{what} begins with {magic}; train it again with bench/train.sh.");
    }
}
