// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <functional>

#include "gui/items/design_edit.hpp"

namespace headroom::gui {

class DiagramPage;
class OpenScenario;
class PropertiesPanel;

/// Turns what is done in the diagram and in forms into changes of the scenario's text. The design that is shown is the
/// one that is changed.
class DesignActions : public QObject {
    Q_OBJECT
public:
    /// `design`: the index of the one that is shown.
    DesignActions(OpenScenario& open, std::function<std::size_t()> design, QObject* parent = nullptr);

    void listenTo(DiagramPage& page);
    void listenTo(PropertiesPanel& panel);
    /// Adds a design like the one that is shown.
    void addDesign(const QString& name);
    /// Adds an objective or an event, about something that the design has.
    void addObjective();
    void addEvent();

signals:
    /// A change that cannot be made, in a sentence.
    void refused(const QString& why);
    /// Something new stands in the text, under this name.
    void added(headroom::gui::OutlineItem::Kind kind, const std::string& key);

private:
    std::string text() const;
    void take(const ScenarioEdit::Text& changed, const QString& what);
    void take(const base::Result<Added>& made, OutlineItem::Kind kind, const QString& what);
    void set(const std::string& pointer, const document::Node& value);
    void clear(const std::string& pointer);
    OpenScenario& open_;
    std::function<std::size_t()> design_;
};

}  // namespace headroom::gui
