// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/format/mapping_regrets.hpp"

#include <algorithm>

#include "scenarios/format/function_names.hpp"

namespace headroom::format {

namespace {

constexpr const char* kPage = " (Lambda Developer Guide, services-sqs-scaling)";
constexpr const char* kQueuePage = " (Lambda Developer Guide, services-sqs-configure)";

/// What pollers of a queue begin with, and what the Guide wants reserved at least, and received at least.
constexpr std::int64_t kFirstPollers = 5;
constexpr std::int64_t kWiseReceives = 5;

class MappingRegrets {
public:
    MappingRegrets(Reading& reading, const document::Node& root, const Design& design)
        : reading_(reading), root_(root), design_(design) {}

    void warn() {
        for (const Resource& resource : design_.resources) {
            const auto* function = std::get_if<lambda::Spec>(&resource.spec);
            const std::int64_t reserved = function != nullptr ? function->reservedConcurrentExecutions.value_or(0) : 0;
            if (reserved == 0) continue;
            const std::string at =
                document::child("/Resources", resource.name) + "/Properties/ReservedConcurrentExecutions";
            warnOfSum(at, resource.name, reserved);
            warnOfFew(at, resource.name, reserved);
        }
        for (const lambda::MappingSpec& mapping : design_.mappings) warnOfReceives(mapping);
    }

private:
    void say(const std::string& pointer, const std::string& text) { reading_.warning(nearest(root_, pointer), text); }

    template <class Visit>
    void eachOf(const std::string& function, Visit visit) const {
        for (const lambda::MappingSpec& mapping : design_.mappings) {
            if (mapping.kind == lambda::MappingSpec::Source::Queue && resourceOf(mapping.function) == function)
                visit(mapping);
        }
    }

    /// Each of them may fit alone.
    void warnOfSum(const std::string& at, const std::string& function, std::int64_t reserved) {
        std::int64_t sum = 0;
        std::string terms;
        bool fits = true;
        eachOf(function, [&](const lambda::MappingSpec& mapping) {
            const std::int64_t most = mapping.maximumConcurrency.value_or(0);
            if (most == 0) return;
            fits = fits && most <= reserved;
            sum += most;
            terms += (terms.empty() ? "" : " + ") + std::to_string(most);
        });
        if (!fits || sum <= reserved) return;
        say(at, "is below what the queues of " + function + " may ask at once, MaximumConcurrency " + terms + " = " +
                    std::to_string(sum) + ": what is above is throttled, and goes to the dead-letter queue in the end" +
                    kPage);
    }

    void warnOfFew(const std::string& at, const std::string& function, std::int64_t reserved) {
        if (reserved >= kFirstPollers) return;
        std::string free;
        eachOf(function, [&](const lambda::MappingSpec& mapping) {
            if (!mapping.maximumConcurrency) free = mapping.name;
        });
        if (free.empty()) return;
        say(at, "is below 5, with which the pollers of " + free +
                    " begin: batches are throttled from the start; reserve 5 at least, or give the mapping a "
                    "MaximumConcurrency" +
                    kQueuePage);
    }

    /// Whether the function's queues together may ask more than it has reserved.
    bool isThrottled(const std::string& function) const {
        const auto at = std::ranges::find(design_.resources, function, &Resource::name);
        const auto* spec = at == design_.resources.end() ? nullptr : std::get_if<lambda::Spec>(&at->spec);
        if (spec == nullptr || !spec->reservedConcurrentExecutions) return false;
        std::int64_t sum = 0;
        eachOf(function, [&](const lambda::MappingSpec& one) {
            sum += one.maximumConcurrency.value_or(*spec->reservedConcurrentExecutions + 1);
        });
        return sum > *spec->reservedConcurrentExecutions;
    }

    void warnOfReceives(const lambda::MappingSpec& mapping) {
        if (!isThrottled(resourceOf(mapping.function))) return;
        const auto found = std::ranges::find(design_.resources, resourceOf(mapping.source), &Resource::name);
        const auto* queue = found == design_.resources.end() ? nullptr : std::get_if<sqs::Spec>(&found->spec);
        if (queue == nullptr || !queue->redrive || queue->redrive->maxReceiveCount >= kWiseReceives) return;
        say(document::child("/Resources", found->name) + "/Properties/RedrivePolicy",
            "has a maxReceiveCount below 5: a batch that is throttled counts as received, so that messages which " +
                mapping.function + " never saw go to the dead-letter queue" + kQueuePage);
    }

    Reading& reading_;
    const document::Node& root_;
    const Design& design_;
};

}  // namespace

void warnOfThrottledMappings(Reading& reading, const document::Node& root, const Design& design) {
    MappingRegrets(reading, root, design).warn();
}

}  // namespace headroom::format
