namespace DisclosureExtract.Jobs.Folders;

/// <summary>
/// States of a file and of a content. The final ones are the names of the folders their originals go into.
/// </summary>
static class States
{
    public const string Working = "working", Waiting = "waiting", Finishing = "finishing", Done = "done", Review = "review", Failed = "failed";

    public static string[] Final { get; } = [Done, Review, Failed];
}
