"""Recording a finding: one form, three dimensions, nothing typed ever lost."""
