package notice

// Prove holds the built-in templates against the requirements, as New does with those that are laid over them.
func Prove(topics ...string) []TemplateFault {
	l := load(append(Topics(), topics...), nil)
	if len(l.faults) == 0 {
		var all []shelf
		for at := range l.shelves {
			all = append(all, at)
		}
		l.prove(all)
	}
	return l.faults
}

// TopicsToCome are those that have templates before they are events.
func TopicsToCome() []string { return topicsToCome() }
