namespace DisclosureExtract.Learning;

/// <summary>The trained models of <c>models/</c>, built into the library.</summary>
static class ModelFiles
{
    public const string SubjectRanker = "subject-ranker.bin";
    public const string FormClassifier = "form-classifier.bin";

    public static Stream Open(string name) => typeof(ModelFiles).Assembly.GetManifestResourceStream(name)
        ?? throw new InvalidOperationException($"The model {name} is missing from the build; bench/train.sh makes it.");
}
