// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/services/lambda/async_spec.hpp"
#include "scenarios/format/event_readers.hpp"

namespace headroom::format {

/// Reads where records of events go.
class AsyncTargetReader {
public:
    /// All that is named outlives this.
    AsyncTargetReader(Reading& reading, const document::Node& root, const FunctionNames& names, const Design& design)
        : reading_(reading), root_(root), names_(names), design_(design) {}

    /// DestinationConfig. `serverless`: SAM's, which says the type of each as well.
    void readDestinations(const Place& config, bool serverless, lambda::AsyncSpec& spec);
    /// DeadLetterConfig, or SAM's DeadLetterQueue.
    void readDeadLetter(const Place& config, bool serverless, lambda::AsyncSpec& spec);

private:
    lambda::AsyncTarget read(const Place& place);
    lambda::AsyncTarget ofArn(const Place& place, const std::string& arn);
    lambda::AsyncTarget ofFunction(const Place& place, const std::string& name);
    lambda::AsyncTarget readTyped(const Place& place, std::string_view key, bool serverless);
    const lambda::Spec* functionNamed(const std::string& name) const;
    bool isQueue(const std::string& name) const;

    Reading& reading_;
    const document::Node& root_;
    const FunctionNames& names_;
    const Design& design_;
};

}  // namespace headroom::format
