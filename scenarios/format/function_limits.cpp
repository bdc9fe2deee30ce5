// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/format/function_limits.hpp"

namespace headroom::format {

using document::Node;

namespace {

constexpr std::size_t kMostLayers = 5;
constexpr std::size_t kMostVariableBytes = 4'096;
constexpr const char* kLimits = " (Lambda Developer Guide, gettingstarted-limits)";

/// Of what is plain text; what is put in at deployment comes on top.
std::size_t bytesOf(const Node& variables) {
    std::size_t bytes = 0;
    for (const document::Member& one : variables.members())
        bytes += one.key.size() + (one.value.isString() ? one.value.asString().size() : 0);
    return bytes;
}

}  // namespace

void checkCodeProperties(Reading& reading, const Place& properties) {
    if (const Node* layers = properties.node.find("Layers");
        layers != nullptr && layers->isArray() && layers->size() > kMostLayers)
        reading.error(properties.at("Layers", *layers),
                      "has " + std::to_string(layers->size()) + " layers; a function has at most five" + kLimits);
    const Node* config = properties.node.find("ImageConfig");
    const Node* package = properties.node.find("PackageType");
    const bool image = package != nullptr && package->isString() && package->asString() == "Image";
    if (config != nullptr && !image)
        reading.error(properties.at("ImageConfig", *config),
                      "belongs to a container image: PackageType is Zip (CloudFormation Template Reference, "
                      "AWS::Lambda::Function)");
    for (const char* key : {"Handler", "Layers"}) {
        const Node* given = image ? properties.node.find(key) : nullptr;
        if (given == nullptr || (given->isArray() && given->size() == 0)) continue;
        reading.error(properties.at(key, *given),
                      "belongs to a .zip archive: PackageType is Image, whose ImageConfig and layers are its own "
                      "(CreateFunction: \"Please don't provide Handler or Runtime or Layer when the intended function "
                      "PackageType is Image\", quoted in pulumi/pulumi-aws issue 5439)");
    }
    const Node* environment = properties.node.find("Environment");
    const Node* variables =
        environment != nullptr && environment->isObject() ? environment->find("Variables") : nullptr;
    if (variables == nullptr || !variables->isObject() || bytesOf(*variables) <= kMostVariableBytes) return;
    reading.error(properties.at("Environment", *environment),
                  "has " + std::to_string(bytesOf(*variables)) + " bytes of variables; 4 KB is the most" + kLimits);
}

}  // namespace headroom::format
