using Microsoft.ML.OnnxRuntime;

namespace DisclosureExtract.Engines.Ocr;

/// <summary>How every model is run: on the thread of its caller, for pages are read side by side.</summary>
static class OnnxModel
{
    /// <exception cref="OcrUnavailableException">The model is missing or not the right one.</exception>
    public static InferenceSession Open(string file)
    {
        using var session = new SessionOptions
        {
            IntraOpNumThreads = 1,
            InterOpNumThreads = 1,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
            EnableMemoryPattern = false, // sizes differ from run to run
        };
        session.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
        return new InferenceSession(ModelFiles.Read(file), session);
    }
}
