namespace DisclosureExtract.Tools.Synthesis.Scoring;

/// <summary>Scores of documents, added up.</summary>
sealed class Sums
{
    public int Documents, Perfect, Truth, Found, Missing, Extra, Invented, Silent, LostForms, Errors;

    public int Planted, LostFaults;

    public double Recall => 1 - (double)Missing / Math.Max(1, Truth);

    public double Precision => 1 - (double)Extra / Math.Max(1, Found);

    /// <param name="planted">Faults that were planted in the document.</param>
    public void Add(DocumentScore score, int planted)
    {
        Documents++;
        if (score.IsPerfect) Perfect++;
        Truth += score.Truth;
        Found += score.Found;
        Missing += score.Missing.Count;
        Extra += score.Extra.Count;
        Invented += score.Invented;
        Silent += score.Silent.Count;
        LostForms += score.LostForms.Count;
        Errors += score.FalseErrors.Count;
        Planted += planted;
        LostFaults += score.LostFaults.Count;
    }
}
