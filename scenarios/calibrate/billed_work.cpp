// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/calibrate/billed_work.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <set>
#include <string_view>

#include <fmt/format.h>

#include "scenarios/calibrate/called_owners.hpp"
#include "scenarios/calibrate/fit.hpp"
#include "scenarios/document/problem.hpp"
#include "scenarios/format/arn_part.hpp"
#include "scenarios/recorded/called_names.hpp"
#include "scenarios/recorded/default_names.hpp"
#include "scenarios/recorded/usage_in.hpp"

namespace headroom::calibrate {

using document::Node;

namespace {

struct FunctionUse {
    double requests = 0.0;
    double gbSeconds = 0.0;
    std::set<std::string> billed{};  ///< the account's functions that this is the use of
};

/// An ARN or name without what says which version of the function was called.
std::string withoutVersion(const std::string& resource) {
    if (!resource.starts_with("arn:")) return resource.substr(0, resource.find(':'));
    constexpr int kParts = 7;  // arn:aws:lambda:REGION:ACCOUNT:function:NAME
    std::size_t end = 0;
    for (int i = 0; i < kParts && end != std::string::npos; ++i) end = resource.find(':', end == 0 ? 0 : end + 1);
    return resource.substr(0, end);
}

std::string text(double milliseconds) {
    return durationText(base::Duration(static_cast<std::int64_t>(std::llround(milliseconds * 1e6))));
}

/// What a function ran for: on demand and on provisioned concurrency, whose requests are billed together. What keeps an
/// environment ready (Lambda-Provisioned-Concurrency) is no work.
bool isWork(const std::string& usageType) {
    constexpr std::array<std::string_view, 4> kWork{"Lambda-GB-Second", "Lambda-GB-Second-ARM",
                                                    "Lambda-Provisioned-GB-Second", "Lambda-Provisioned-GB-Second-ARM"};
    return std::ranges::find(kWork, usageType) != kWork.end();
}

/// The functions of the scenario that a billed one may be: `of`, where it is among them.
std::vector<std::string> ownersOf(const Node& scenario, const std::string& billed, const std::string& of,
                                  const std::map<std::string, std::string>& realNames, Findings& findings) {
    const std::string called = billed.substr(billed.rfind(':') + 1);
    std::vector<std::string> owners = ownersCalled(scenario, "::Function", realNames, called);
    if (std::ranges::find(owners, of) != owners.end()) return {of};
    if (std::string passed = passedOver(scenario, "::Function", realNames, called); !passed.empty())
        findings.push_back(std::move(passed));
    if (owners.size() > 1)
        findings.push_back(document::quoted(called) + " may be of several functions (" + owners[0] + ", " + owners[1] +
                           "): left out; FunctionName in their Properties says which");
    return owners;
}

/// By name in the scenario. What may be of several of its functions is left out, and told.
std::map<std::string, FunctionUse> usesOf(const Node& scenario, const std::vector<BilledUse>& bill,
                                          const std::string& of, const std::map<std::string, std::string>& realNames,
                                          Findings& findings) {
    std::map<std::string, FunctionUse> uses;
    std::map<std::string, std::vector<std::string>> owners;
    for (const BilledUse& use : bill) {
        if (use.service != "AWSLambda" || use.resource.empty()) continue;
        const bool request = use.usageType == "Request" || use.usageType == "Request-ARM";
        if (!request && !isWork(use.usageType)) continue;
        const std::string billed = withoutVersion(use.resource);
        const auto [known, added] = owners.try_emplace(billed);
        if (added) known->second = ownersOf(scenario, billed, of, realNames, findings);
        if (known->second.size() != 1) continue;
        FunctionUse& whole = uses[known->second.front()];
        (request ? whole.requests : whole.gbSeconds) += use.quantity;
        whole.billed.insert(billed);
    }
    std::erase_if(uses,
                  [](const auto& entry) { return entry.second.requests <= 0.0 || entry.second.gbSeconds <= 0.0; });
    return uses;
}

/// The functions that a bill names: the versions of one are one.
std::set<std::string> billedFunctions(const std::vector<BilledUse>& bill) {
    std::set<std::string> resources;
    for (const BilledUse& use : bill) {
        if (use.service == "AWSLambda" && !use.resource.empty()) resources.insert(withoutVersion(use.resource));
    }
    return resources;
}

/// Whose those functions are, where their names say so.
std::set<std::string> accountsOf(const std::set<std::string>& functions) {
    std::set<std::string> accounts;
    for (const std::string& one : functions) {
        if (const std::string_view named = format::partOfArn(one, 4); !named.empty()) accounts.emplace(named);
    }
    return accounts;
}

/// Only of the account that is asked for; names without an account are of any.
std::vector<BilledUse> ofAccount(const std::vector<BilledUse>& bill, const std::string& account) {
    std::vector<BilledUse> own;
    std::ranges::copy_if(bill, std::back_inserter(own), [&](const BilledUse& use) {
        const std::string_view named = format::partOfArn(use.resource, 4);
        return account.empty() || named.empty() || named == account;
    });
    return own;
}

/// Why the use of several functions of the account is not that of one; empty where it is of one.
std::string whyNotOne(const std::string& name, const std::set<std::string>& billed) {
    if (billed.size() < 2) return {};
    std::set<std::string> accounts;
    std::set<std::string> names;
    for (const std::string& one : billed) {
        accounts.insert(std::string(format::partOfArn(one, 4)));
        names.insert(one.substr(one.rfind(':') + 1));
    }
    const std::string several = "has several functions that " + document::quoted(name) + " may be: ";
    if (names.size() == 1 && accounts.size() > 1)
        return several + "it is in the accounts " + recorded::listed(accounts) + "; --account says which is meant";
    return several + recorded::listed(names) + "; FunctionName in the scenario says which is meant";
}

constexpr const char* kOwnRegion = " in the scenario's region";

std::string seen(const std::set<std::string>& resources) {
    constexpr std::size_t kMostNamed = 8;
    if (resources.empty()) return "no function by name: line items by resource are needed";
    std::string names;
    std::size_t count = 0;
    for (const std::string& one : resources) {
        if (count++ == kMostNamed) return names + " ...";
        names += (count == 1 ? "" : ", ") + document::quoted(one.substr(one.rfind(':') + 1));
    }
    return names;
}

/// "; " and what may be done about names that are nobody's; empty: nothing.
std::string adviceForBilled(const Node& scenario, const std::set<std::string>& billed) {
    std::vector<std::string> called;
    for (const std::string& one : billed) called.push_back(one.substr(one.rfind(':') + 1));
    const std::string advice = recorded::DefaultNames(scenario).adviceFor(called);
    return advice.empty() ? advice : "; " + advice;
}

}  // namespace

base::Result<Findings> calibrateBilled(Node& scenario, const std::vector<BilledUse>& all,
                                       std::map<std::string, std::string> realNames, const BilledScope& scope,
                                       double hours, const TimeSpan& time, const std::string& source) {
    const std::string& of = scope.function;
    const std::vector<BilledUse> bill = ofAccount(all, scope.account);
    const std::set<std::string> billed = billedFunctions(bill);
    if (!of.empty() && functionNamed(scenario, of) == nullptr)
        return refused(document::quoted(of) + " is no function of the scenario");
    const bool named =
        std::ranges::any_of(billed, [&](const std::string& one) { return recorded::isCalled(of, realNames, one); });
    if (!of.empty() && !named && billed.size() == 1) realNames[of] = *billed.begin();
    const std::set<std::string> accounts = accountsOf(billedFunctions(all));
    if (billed.empty() && !accounts.empty())
        return refused("has no function of the account " + scope.account + (scope.others.empty() ? "" : kOwnRegion) +
                       ": it is of " + recorded::listed(accounts));
    Findings findings;
    if (!scope.account.empty() && accounts.empty() && !billed.empty())
        findings.push_back("--account says nothing here: the bill names functions without their accounts");
    const auto uses = usesOf(scenario, bill, of, realNames, findings);
    const std::size_t before = findings.size();
    for (const auto& [name, use] : uses) {
        if (!of.empty() && name != of) continue;
        if (const std::string why = whyNotOne(name, use.billed); !why.empty()) return refused(why);
        Node* function = functionNamed(scenario, name);
        const auto memory = memoryOf(scenario, *function);
        if (!memory)
            return refused("cannot be told as a duration of " + document::quoted(name) +
                           ": its MemorySize is no plain number");
        const double mean = use.gbSeconds / use.requests / (static_cast<double>(*memory) / 1024.0) * 1000.0;
        const double least = std::max(mean - 1.0, mean / 2.0);  // of less than 2 ms, what is rounded is most of it
        setMeasured(scenario, name, ranged(text(least), text((least + mean) / 2.0), text(mean)),
                    source + ", billed GB-seconds over requests" + daysText(time));
        std::string line =
            fmt::format("{} duration: mean {} billed, of {:.0f} requests", name, text(mean), use.requests);
        if (hours > 0.0) line += fmt::format(" in {:.0f} h ({:.3g}/s)", hours, use.requests / hours / 3600.0);
        findings.push_back(line + "; INIT is in it, and a bill has no spread: logs or metrics have both apart");
    }
    const bool nothing = findings.size() == before;
    if (nothing && billed.empty() && !scope.others.empty())
        return refused("has no function" + std::string(kOwnRegion) + ": it is of " + recorded::listed(scope.others));
    if (nothing)
        return refused(
            "names no function of the scenario with its requests and GB-seconds; it has " + seen(billed) +
            (billed.empty()
                 ? ""
                 : "; --of FUNCTION says whose they are where there is one, FunctionName in the scenario else") +
            adviceForBilled(scenario, billed));
    if (!scope.others.empty())
        findings.push_back("left out, what was used in " + recorded::listed(scope.others) +
                           ": the scenario is of another region");
    return findings;
}

}  // namespace headroom::calibrate
