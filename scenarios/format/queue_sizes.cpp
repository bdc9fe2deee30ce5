// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>

#include "scenarios/format/queue_rules.hpp"
#include "scenarios/format/range_check.hpp"
#include "scenarios/format/spec_named.hpp"
#include "scenarios/format/step_walk.hpp"

namespace headroom::format {

using document::Node;

namespace {

/// Walks everything that sends messages of a known size to a queue of the design.
class MessageSizes {
public:
    MessageSizes(Reading& reading, const Node& root, const Design& design)
        : reading_(reading), root_(root), design_(design) {}

    void check() {
        for (const Resource& resource : design_.resources) {
            const std::string at = document::child("/Resources", resource.name) + "/Behavior/";
            if (const auto* queue = std::get_if<sqs::Spec>(&resource.spec))
                judge(at + "MessageSize", {queue->messageSize, 1}, *queue);
            if (const auto* function = std::get_if<lambda::Spec>(&resource.spec)) {
                eachCall(root_, function->steps, at + "Steps",
                         [this](const lambda::CallStep& call, const std::string& step) { ofCall(call, step); });
            }
        }
        for (const workload::TrafficSpec& workload : design_.workloads) ofWorkload(workload);
    }

private:
    /// What one call sends.
    struct Sent {
        const base::Distribution& size;
        std::int64_t messages;
    };

    void ofCall(const lambda::CallStep& call, const std::string& at) {
        const sqs::Spec* queue = specNamed<sqs::Spec>(design_, call.target);
        if (queue != nullptr) ofSender(at, call.payload ? &*call.payload : nullptr, call.items, *queue);
    }

    /// Batches; a message that is too large by itself is refused where the workload is read.
    void ofWorkload(const workload::TrafficSpec& workload) {
        const sqs::Spec* queue = specNamed<sqs::Spec>(design_, workload.target);
        if (queue == nullptr) return;
        const std::string at = document::child("/Workloads", workload.name);
        const bool given = document::resolve(root_, at + "/PayloadSize") != nullptr;
        for (const workload::MixEntry& entry : workload.mix) {
            if (entry.items > 1) ofSender(at, given ? &workload.payloadSize : nullptr, entry.items, *queue);
        }
    }

    /// `payload`: nothing where the queue says how large its messages are, which is said there of a single one.
    void ofSender(const std::string& at, const base::Distribution* payload, std::int64_t messages,
                  const sqs::Spec& queue) {
        if (payload == nullptr && messages == 1) return;
        judge(payload != nullptr ? at + "/PayloadSize" : at,
              {payload != nullptr ? *payload : queue.messageSize, messages}, queue);
    }

    void judge(const std::string& at, const Sent& sent, const sqs::Spec& queue) {
        const auto most = static_cast<double>(queue.maximumMessageSize.count);
        const auto messages = static_cast<double>(sent.messages);
        const double least = smallest(sent.size) * messages;
        const double mean = sent.size.mean() * messages;
        if (mean <= most) return;
        const std::string of = sent.messages > 1 ? " for " + std::to_string(sent.messages) + " messages together" : "";
        reading_.warning(nearest(root_, at), std::string(least > most ? "is" : "has a mean") +
                                                 " above the MaximumMessageSize of the queue, " + sizeText(most) + of +
                                                 ": SQS refuses " + (least > most ? "every such " : "many a ") +
                                                 (sent.messages > 1 ? "batch" : "message") +
                                                 " with 400 (Amazon SQS Developer Guide, quotas-messages)");
    }

    Reading& reading_;
    const Node& root_;
    const Design& design_;
};

}  // namespace

void checkMessageSizes(Reading& reading, const Node& root, const Design& design) {
    MessageSizes(reading, root, design).check();
}

}  // namespace headroom::format
