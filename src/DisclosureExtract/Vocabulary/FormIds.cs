namespace DisclosureExtract.Vocabulary;

/// <summary>Names of the statutory forms, as the contract writes them.</summary>
public static class FormIds
{
    public const string BudgetSummary = "budget_summary";
    public const string Revenue = "revenue";
    public const string Expenditure = "expenditure";
    public const string AppropriationSummary = "appropriation_summary";
    public const string AppropriationExpenditure = "appropriation_expenditure";
    public const string AppropriationBasicEconomic = "appropriation_basic_economic";
    public const string GeneralPublicExpenditure = "general_public_expenditure";
    public const string BasicExpenditureEconomic = "basic_expenditure_economic";
    public const string GovernmentFundRevenue = "government_fund_revenue";
    public const string GovernmentFundExpenditure = "government_fund_expenditure";
    public const string StateCapitalBudget = "state_capital_budget";
    public const string StateCapitalExpenditure = "state_capital_expenditure";
    public const string ThreePublic = "three_public";
    public const string AgencyOperating = "agency_operating";
    public const string ProjectsCurrent = "projects_current";
    public const string ProjectsCarryover = "projects_carryover";
    public const string Procurement = "procurement";

    public const string FinalSummary = "final_summary";
    public const string FinalRevenue = "final_revenue";
    public const string FinalExpenditure = "final_expenditure";
    public const string FinalAppropriationSummary = "final_appropriation_summary";
    public const string FinalGeneralPublicExpenditure = "final_general_public_expenditure";
    public const string FinalBasicExpenditureEconomic = "final_basic_expenditure_economic";
    public const string FinalThreePublic = "final_three_public";
    public const string FinalGovernmentFund = "final_government_fund";
    public const string FinalStateCapital = "final_state_capital";

    public const string PerformanceTarget = "performance_target";
    public const string ServiceCatalogue = "service_catalogue";
    public const string Other = "other";
}
