// SPDX-License-Identifier: GPL-3.0-or-later
// What SAM's transform refuses of the Auth of an event.
#include "scenarios/import/sam_body.hpp"
#include "scenarios/import/sam_events.hpp"

namespace headroom::importing::sam {

using document::Node;

namespace {

class AuthRules {
public:
    AuthRules(Expansion& expansion, const EventParts& event, const RouteEvent& route, const Node& api)
        : expansion_(expansion), event_(event), route_(route), own_(route.auth) {
        const Node* auth = api.find("Auth");
        if (auth != nullptr && auth->isObject()) api_ = *auth;
        overrides_ = route.rest && route.function && isTrue(own_, "OverrideApiAuth");
        isAsked_ = overrides_ || takesEvents(route.rest, api);
    }

    void check() {
        if (!isAsked_) return;
        if (overrides_ && textOf(own_, "Authorizer").empty() && !isTrue(own_, "ApiKeyRequired") &&
            own_.find("ResourcePolicy") == nullptr)
            return refuse(
                "Must define one of: Authorizer, ApiKeyRequired or ResourcePolicy when using the OverrideApiAuth "
                "property.");
        checkAuthorizer();
        const Node* key = own_.find("ApiKeyRequired");
        if (route_.rest && key != nullptr && key->isBool() && !key->asBool() && !isTrue(api_, "ApiKeyRequired"))
            refuse("Unable to set ApiKeyRequired [False] on API " + place() +
                   " because the related API does not specify any ApiKeyRequired.");
    }

private:
    void refuse(const std::string& text) { refuseEvent(expansion_, event_, event_.event.value, text); }

    std::string place() const { return "method [" + route_.method + "] for path [" + route_.path + "]"; }

    void checkAuthorizer() {
        const std::string name = textOf(own_, "Authorizer");
        if (name.empty() || name == "AWS_IAM") return;
        if (name == "NONE") {
            if (api_.find("DefaultAuthorizer") == nullptr)
                refuse("Unable to set Authorizer on API " + place() +
                       " because 'NONE' is only a valid value when a DefaultAuthorizer on the API is specified.");
            return;
        }
        const Node* all = api_.find("Authorizers");
        if (all != nullptr && (!all->isObject() || all->find(name) != nullptr)) return;
        refuse("Unable to set Authorizer [" + name + "] on API " + place() + " because " +
               (all == nullptr ? "the related API does not define any Authorizers"
                               : "it wasn't defined in the API's 'Authorizers'"));
    }

    Expansion& expansion_;
    const EventParts& event_;
    const RouteEvent& route_;
    const Node& own_;
    Node api_ = Node::object();
    bool overrides_ = false;
    bool isAsked_ = true;
};

}  // namespace

void checkAuth(Expansion& expansion, const EventParts& event, const RouteEvent& route, const Node& api) {
    AuthRules(expansion, event, route, api).check();
}

}  // namespace headroom::importing::sam
