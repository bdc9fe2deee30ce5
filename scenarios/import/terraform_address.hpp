// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "scenarios/document/node.hpp"

namespace headroom::importing::terraform {

/// One part of an address or of a reference: "svc["a"]" is the name "svc" with the index "["a"]".
struct Step {
    std::string name;
    std::string index;  ///< with its brackets; empty: none
    bool operator==(const Step&) const = default;
};

/// The steps between the dots of "module.svc["a.b"].aws_sqs_queue.q[0].arn"; a dot of a key is none (Terraform,
/// Resource Addressing, 2026).
std::vector<Step> stepsOf(const std::string& text);

/// "[0]" or "["a"]", as an address has the index of an instance.
std::string indexText(const document::Node& key);

/// An address without any index.
std::string withoutIndex(const std::string& address);

}  // namespace headroom::importing::terraform
