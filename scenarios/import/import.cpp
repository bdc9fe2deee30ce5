// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/import/import.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "model/workload/schedule.hpp"
#include "scenarios/format/scenario.hpp"
#include "scenarios/import/canonical.hpp"
#include "scenarios/import/copied_texts.hpp"
#include "scenarios/import/definition_values.hpp"
#include "scenarios/import/file_set.hpp"
#include "scenarios/import/imported.hpp"
#include "scenarios/import/inline_definitions.hpp"
#include "scenarios/import/kept_parameters.hpp"
#include "scenarios/import/latest_code.hpp"
#include "scenarios/import/open_api.hpp"
#include "scenarios/import/physical_names.hpp"
#include "scenarios/import/queue_properties.hpp"
#include "scenarios/import/queue_requests.hpp"
#include "scenarios/import/queue_senders.hpp"
#include "scenarios/import/quick_create.hpp"
#include "scenarios/import/replicas.hpp"
#include "scenarios/import/schedule_calls.hpp"
#include "scenarios/import/settle.hpp"

namespace headroom::importing {

using document::Node;

namespace {

class Importing {
public:
    Importing(const GivenAgain& given, Imported& result)
        : again_(given),
          given_(given.given),
          result_(result),
          files_(given_, given.kept, result.report, result.problems) {}

    void read(const std::string& file, document::Loaded loaded) { files_.add(file, std::move(loaded)); }

    void compose(const Node* before) {
        files_.readInto(inventory_);
        if (document::hasError(result_.problems)) return;
        nameUnknownValues(inventory_, result_.report);
        readInlineDefinitions(inventory_);
        readQueues(inventory_);
        resolvePhysicalNames(inventory_);
        nameQueuesOfRequests(inventory_);
        expandQuickCreate(inventory_);
        readOpenApis(inventory_, result_.report);
        nameAliasesOfUrls(inventory_, result_.report);
        nameLatest(inventory_);
        makeCanonical(inventory_);
        const std::string where = region();
        leaveOthersOut(where);
        placeReplicas(inventory_, where);
        dropUnusedVariables(inventory_);
        composeResources(inventory_, draft_, result_.report, result_.problems);
        if (document::hasError(result_.problems)) return;
        addTop(where);
        addAssumptions(proposeCalls(inventory_, result_.report), draft_);
        settle(inventory_, draft_, result_.report, result_.problems);
        if (document::hasError(result_.problems)) return;
        reportSchedules(inventory_, draft_, result_.report);
        reportIdleQueues(inventory_, draft_, result_.report);
        if (isEmpty()) return;
        addSimulation();
        reportGuesses();
        files_.tellNames();
        markImported(draft_, files_.names(), keptParameters(again_, files_, result_.report), files_.defaultNames());
        result_.scenario = before != nullptr ? updated(*before, draft_, result_.report) : std::move(draft_.root);
    }

private:
    void addTop(const std::string& where) {
        Node root = Node::object();
        root.set("Headroom", Node::integer(1));
        root.set("Name", Node::string(files_.names().empty() ? "Imported" : nameOf(files_.names().front())));
        root.set("Region", Node::string(where));
        if (inventory_.concurrentExecutions) {
            Node lambda = Node::object();
            lambda.set("ConcurrentExecutions", Node::integer(*inventory_.concurrentExecutions));
            root.set("Quotas", Node::object()).set("Lambda", std::move(lambda));
        }
        root.set("Resources", std::move(*draft_.root.find("Resources")));
        draft_.root = std::move(root);
    }

    /// Deployed things say where they are.
    std::string region() {
        const std::set<std::string>& regions = files_.regions();
        if (given_.regionChosen || regions.empty()) return given_.region;
        if (regions.size() == 1) {
            result_.report.push_back(
                {Fate::Assumed, {}, "Region", *regions.begin() + ": all plans and answers are of it"});
            return *regions.begin();
        }
        std::string all;
        for (const std::string& one : regions) all += (all.empty() ? "" : ", ") + one;
        const std::string most = busiestRegion().value_or(given_.region);
        result_.report.push_back(
            {Fate::Assumed, {}, "Region", most + ", while plans and answers are of " + all + ": give --region"});
        return most;
    }

    /// That of most resources; of equals the first by name. Nothing where none says where it is.
    std::optional<std::string> busiestRegion() const {
        std::map<std::string, std::size_t> counts;
        for (const Resource& resource : inventory_.resources)
            if (!resource.region.empty()) ++counts[resource.region];
        const auto most = std::ranges::max_element(counts, {}, [](const auto& one) { return one.second; });
        return most != counts.end() ? std::optional(most->first) : std::nullopt;
    }

    /// A scenario is of one region. Where nothing is of it, everything is moved there: that was asked for.
    void leaveOthersOut(const std::string& where) {
        const auto isThere = [&](const Resource& resource) { return resource.region == where; };
        if (std::ranges::none_of(inventory_.resources, isThere)) return;
        const auto isElsewhere = [&](const Resource& one) { return !one.region.empty() && one.region != where; };
        for (const Resource& resource : inventory_.resources) {
            if (!isElsewhere(resource)) continue;
            result_.report.push_back({Fate::LeftOut, resource.origin, resource.name,
                                      "is in " + resource.region +
                                          ", and a scenario is of one region: import it with "
                                          "--region " +
                                          resource.region});
        }
        std::erase_if(inventory_.resources, isElsewhere);
    }

    static std::string nameOf(const std::string& file) { return std::filesystem::path(file).stem().string(); }

    bool isEmpty() {
        const Node* workloads = draft_.root.find("Workloads");
        if (workloads != nullptr && workloads->size() > 0) return false;
        std::string text = "holds nothing that is modelled and can be called:";
        for (const Entry& entry : result_.report) {
            if (entry.fate == Fate::LeftOut) text += " " + entry.subject + " (" + entry.text + ");";
        }
        for (const document::Member& resource : draft_.resources().members())
            text += " " + resource.key + " (" + textOf(resource.value, "Type") + ", and nothing here asks it);";
        text.pop_back();
        result_.problems.push_back({document::Severity::Error,
                                    files_.names().empty() ? std::string() : files_.names().front(),
                                    {},
                                    "/Resources",
                                    text});
        return true;
    }

    /// An hour of steady traffic tells what a month costs, and holds what comes more often than once in it; another
    /// schedule needs its day, but no days of warming up, and a day tells of itself how sure it is.
    void addSimulation() {
        bool scheduled = false;
        for (const document::Member& workload : draft_.root.find("Workloads")->members()) {
            const Node* arrivals = workload.value.find("Arrivals");
            const std::string text = arrivals != nullptr ? textOf(*arrivals, "Schedule") : std::string();
            const auto schedule = workload::parseSchedule(text);
            const bool often = schedule && schedule->every && *schedule->every < base::hours(1);
            scheduled = scheduled || (!text.empty() && !often);
        }
        Node simulation = Node::object();
        if (scheduled) simulation.set("WarmUp", Node::string("2h"));
        simulation.set("Duration", Node::string(scheduled ? "24h" : "1h"));
        simulation.set("Replications", Node::integer(5));
        simulation.set("Seed", Node::integer(1));
        draft_.root.set("Simulation", std::move(simulation));
    }

    void reportGuesses() {
        for (const Guess& guess : draft_.guesses) {
            const bool proposal = guess.why.starts_with("proposed: ");
            result_.report.push_back({proposal ? Fate::Proposed : Fate::Assumed, draft_.originOf(guess.pointer),
                                      guess.pointer, proposal ? guess.why.substr(10) : guess.why});
        }
    }

    const GivenAgain& again_;
    const Given& given_;
    Imported& result_;
    Inventory inventory_;
    Draft draft_;
    FileSet files_;
};

}  // namespace

Imported importFiles(const std::vector<std::filesystem::path>& files, const Given& given, const Node* before) {
    Imported result;
    const GivenAgain whole = givenAgain(given, before);
    Importing importing(whole, result);
    for (const std::filesystem::path& file : files) importing.read(file.string(), document::readDocument(file));
    importing.compose(before);
    return result;
}

Imported importText(std::string_view text, const std::string& name, document::Format format, const Given& given,
                    const Node* before) {
    Imported result;
    const GivenAgain whole = givenAgain(given, before);
    Importing importing(whole, result);
    importing.read(name, document::readText(text, name, format));
    importing.compose(before);
    return result;
}

}  // namespace headroom::importing
